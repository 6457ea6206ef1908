CREATE TABLE organization_invites (
    id TEXT NOT NULL PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    target_email TEXT NOT NULL,
    first_name TEXT NOT NULL,
    level INTEGER NOT NULL,
    message TEXT,
    created_at BIGINT NOT NULL,
    created_by BIGINT REFERENCES users (id),
    updated_at BIGINT NOT NULL
);
CREATE INDEX organization_invites_by_organization ON organization_invites (organization_id, created_at);
