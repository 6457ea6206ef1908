-- One number, raised whenever a row changes that the server remembers between requests (Remembered): a server that has read the
-- number knows whether what it remembers still holds. Each database raises it by triggers of its own.
CREATE TABLE settings_revision (revision BIGINT NOT NULL);
INSERT INTO settings_revision (revision) VALUES (0);
