"""The tables of the store. A step, once released, is never changed: the next one goes below it.

Times are ISO texts in UTC. A row of `history` holds a whole draft as it was at `saved_at`; its `label` says
why it is kept for good. `entries` are the words among the `fields`. `turn` counts every change in the store:
the greatest is the draft that changed last. The words stand under their draft's turn, so that a search meets
the newest first and can stop early.
"""

WORDS = "title, template, recipients, subject, what, why, need, fallback, entries, state"


def _indexed(row: str) -> str:
    """The words of a draft as SQL, seen from the row that is called `row`."""
    texts = ", ".join(f"{row}.{name}" for name in WORDS.split(", ")[:-1])
    return f"""{texts},
        CASE WHEN {row}.deleted_at IS NOT NULL THEN 'deleted'
            WHEN {row}.archived_at IS NOT NULL THEN {row}.state || ' archived' ELSE {row}.state END"""


_FORGET = f"INSERT INTO words (words, rowid, {WORDS}) SELECT 'delete', old.turn, {_indexed('old')};"
_LEARN = f"INSERT INTO words (rowid, {WORDS}) SELECT new.turn, {_indexed('new')};"

_KEPT = """
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            revision INTEGER NOT NULL,
            title TEXT NOT NULL,
            is_open INTEGER NOT NULL,
            value TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            deleted_at TEXT
"""
"""The columns of a table that holds whole values."""

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
    (
        "DROP TRIGGER drafts_added",
        "DROP TRIGGER drafts_removed",
        "DROP TRIGGER drafts_changed",
        "DROP TABLE words",
        "DROP INDEX drafts_by_time",
        "ALTER TABLE drafts ADD COLUMN turn INTEGER",
        "ALTER TABLE drafts ADD COLUMN due_at TEXT",
        "ALTER TABLE drafts ADD COLUMN state_at TEXT",
        "ALTER TABLE drafts ADD COLUMN archived_at TEXT",
        "ALTER TABLE drafts ADD COLUMN entries TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE history ADD COLUMN label TEXT NOT NULL DEFAULT ''",
        """
        UPDATE drafts SET turn = ranked.turn, state_at = copied_at,
            due_at = CASE WHEN json_valid(deadline)
                THEN replace(json_extract(deadline, '$.at'), 'Z', '+00:00') END,
            entries = coalesce(CASE WHEN json_valid(fields)
                THEN (SELECT group_concat(atom, ' ') FROM json_tree(fields) WHERE type = 'text') END, '')
        FROM (SELECT number, row_number() OVER (ORDER BY updated_at, number) AS turn FROM drafts) AS ranked
        WHERE ranked.number = drafts.number
        """,
        "CREATE UNIQUE INDEX drafts_by_turn ON drafts (turn)",
        "CREATE INDEX drafts_by_time ON drafts (updated_at, turn)",
        "CREATE INDEX drafts_listed ON drafts (turn) WHERE deleted_at IS NULL AND archived_at IS NULL",
        "CREATE INDEX drafts_deleted ON drafts (turn) WHERE deleted_at IS NOT NULL",
        """
        CREATE INDEX drafts_due ON drafts (due_at)
        WHERE due_at IS NOT NULL AND deleted_at IS NULL AND archived_at IS NULL
        """,
        f"CREATE VIEW findable (turn, {WORDS}) AS SELECT drafts.turn, {_indexed('drafts')} FROM drafts",
        f"""
        CREATE VIRTUAL TABLE words USING fts5 (
            {WORDS},
            content = 'findable', content_rowid = 'turn',
            tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4'
        )
        """,
        f"CREATE TRIGGER drafts_added AFTER INSERT ON drafts BEGIN {_LEARN} END",
        f"CREATE TRIGGER drafts_removed AFTER DELETE ON drafts BEGIN {_FORGET} END",
        f"""
        CREATE TRIGGER drafts_changed
        AFTER UPDATE OF turn, state, deleted_at, archived_at ON drafts BEGIN {_FORGET} {_LEARN} END
        """,
        "INSERT INTO words (words) VALUES ('rebuild')",
    ),
    (
        """
        CREATE TABLE threads (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            revision INTEGER NOT NULL,
            topic TEXT NOT NULL,
            is_open INTEGER NOT NULL,
            value TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            deleted_at TEXT
        )
        """,
        "CREATE TABLE thread_drafts (draft TEXT PRIMARY KEY, thread TEXT NOT NULL)",
        "CREATE INDEX thread_drafts_by_thread ON thread_drafts (thread)",
    ),
    (
        "DROP INDEX drafts_due",
        "CREATE INDEX drafts_due ON drafts (due_at) WHERE due_at IS NOT NULL AND deleted_at IS NULL",
        """
        CREATE INDEX drafts_waiting ON drafts (turn, due_at)
        WHERE due_at IS NOT NULL AND state IN ('copied', 'scheduled', 'sent')
            AND deleted_at IS NULL AND archived_at IS NULL
        """,
    ),
    (
        """
        CREATE TABLE overrules (
            number INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            choice TEXT NOT NULL,
            reason TEXT NOT NULL,
            decided_at TEXT NOT NULL
        )
        """,
    ),
    (
        f"CREATE TABLE rounds ({_KEPT})",
        f"CREATE TABLE rfcs ({_KEPT})",
    ),
    (
        """
        CREATE TABLE outbox (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL,
            due_at TEXT NOT NULL,
            after TEXT NOT NULL,
            draft TEXT NOT NULL,
            value TEXT NOT NULL,
            payload BLOB
        )
        """,
        "CREATE INDEX outbox_due ON outbox (due_at) WHERE state IN ('queued', 'checking', 'scheduled')",
        "CREATE INDEX outbox_drafts ON outbox (draft)",
    ),
    (
        """
        CREATE TABLE attempts (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            revision INTEGER NOT NULL,
            exercise TEXT NOT NULL,
            answer TEXT NOT NULL,
            started_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            finished_at TEXT,
            value TEXT NOT NULL
        )
        """,
        "CREATE INDEX attempts_open ON attempts (exercise, updated_at) WHERE finished_at IS NULL",
        """
        CREATE TABLE practice_answers (
            number INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            at TEXT NOT NULL,
            value TEXT NOT NULL
        )
        """,
    ),
)
