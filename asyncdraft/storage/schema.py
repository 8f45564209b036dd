"""The tables of the store. A step, once released, is never changed: the next one goes below it.

Times are ISO texts in UTC. A row of `history` holds a whole draft as it was at `saved_at`.
"""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE drafts (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            revision INTEGER NOT NULL DEFAULT 1,
            title TEXT NOT NULL,
            template TEXT NOT NULL,
            channel TEXT NOT NULL,
            recipients TEXT NOT NULL,
            subject TEXT NOT NULL,
            what TEXT NOT NULL,
            why TEXT NOT NULL,
            need TEXT NOT NULL,
            fallback TEXT NOT NULL,
            deadline TEXT NOT NULL,
            fields TEXT NOT NULL,
            ignored TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'draft',
            checked TEXT NOT NULL DEFAULT '',
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            copied_at TEXT,
            deleted_at TEXT
        )
        """,
        "CREATE INDEX drafts_by_time ON drafts (deleted_at, updated_at)",
        """
        CREATE TABLE history (
            number INTEGER PRIMARY KEY,
            draft TEXT NOT NULL,
            started_at TEXT NOT NULL,
            saved_at TEXT NOT NULL,
            size INTEGER NOT NULL,
            value TEXT NOT NULL
        )
        """,
        "CREATE INDEX history_by_draft ON history (draft, number)",
        "CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
        """
        CREATE VIRTUAL TABLE words USING fts5 (
            title, template, recipients, subject, what, why, need, fallback,
            content = 'drafts', content_rowid = 'number',
            tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
        )
        """,
        """
        CREATE TRIGGER drafts_added AFTER INSERT ON drafts BEGIN
            INSERT INTO words (rowid, title, template, recipients, subject, what, why, need, fallback)
            VALUES (new.number, new.title, new.template, new.recipients, new.subject,
                    new.what, new.why, new.need, new.fallback);
        END
        """,
        """
        CREATE TRIGGER drafts_removed AFTER DELETE ON drafts BEGIN
            INSERT INTO words (words, rowid, title, template, recipients, subject, what, why, need, fallback)
            VALUES ('delete', old.number, old.title, old.template, old.recipients, old.subject,
                    old.what, old.why, old.need, old.fallback);
        END
        """,
        """
        CREATE TRIGGER drafts_changed
        AFTER UPDATE OF title, template, recipients, subject, what, why, need, fallback ON drafts BEGIN
            INSERT INTO words (words, rowid, title, template, recipients, subject, what, why, need, fallback)
            VALUES ('delete', old.number, old.title, old.template, old.recipients, old.subject,
                    old.what, old.why, old.need, old.fallback);
            INSERT INTO words (rowid, title, template, recipients, subject, what, why, need, fallback)
            VALUES (new.number, new.title, new.template, new.recipients, new.subject,
                    new.what, new.why, new.need, new.fallback);
        END
        """,
    ),
    ("ALTER TABLE drafts ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]'",),
)
