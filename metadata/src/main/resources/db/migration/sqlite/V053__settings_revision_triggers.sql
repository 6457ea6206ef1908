-- Raises settings_revision with every change of a table that is remembered between requests.
CREATE TRIGGER settings_revision_organizations_insert AFTER INSERT ON organizations
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_organizations_update AFTER UPDATE ON organizations
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_organizations_delete AFTER DELETE ON organizations
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_projects_insert AFTER INSERT ON projects
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_projects_update AFTER UPDATE ON projects
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_projects_delete AFTER DELETE ON projects
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_users_insert AFTER INSERT ON users
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_users_update AFTER UPDATE ON users
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_users_delete AFTER DELETE ON users
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_memberships_insert AFTER INSERT ON memberships
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_memberships_update AFTER UPDATE ON memberships
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_memberships_delete AFTER DELETE ON memberships
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_personal_api_keys_insert AFTER INSERT ON personal_api_keys
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_personal_api_keys_update AFTER UPDATE ON personal_api_keys
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_personal_api_keys_delete AFTER DELETE ON personal_api_keys
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_group_types_insert AFTER INSERT ON group_types
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_group_types_update AFTER UPDATE ON group_types
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_group_types_delete AFTER DELETE ON group_types
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_actions_insert AFTER INSERT ON actions
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_actions_update AFTER UPDATE ON actions
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_actions_delete AFTER DELETE ON actions
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_cohorts_insert AFTER INSERT ON cohorts
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_cohorts_update AFTER UPDATE ON cohorts
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_cohorts_delete AFTER DELETE ON cohorts
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_query_result_epochs_insert AFTER INSERT ON query_result_epochs
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_query_result_epochs_update AFTER UPDATE ON query_result_epochs
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_revision_query_result_epochs_delete AFTER DELETE ON query_result_epochs
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
