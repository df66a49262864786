-- A library as the first version made it (schema 1), with one document.
CREATE TABLE state ("key" VARCHAR NOT NULL, value INTEGER NOT NULL, PRIMARY KEY ("key"));
CREATE TABLE document (
  position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id VARCHAR NOT NULL, path VARCHAR NOT NULL, source JSON NOT NULL,
  digest VARCHAR NOT NULL, found JSON NOT NULL, sidecar JSON NOT NULL, edits JSON NOT NULL, languages JSON NOT NULL,
  added VARCHAR NOT NULL, passages INTEGER NOT NULL, text_version INTEGER NOT NULL, generation INTEGER NOT NULL,
  UNIQUE (id), UNIQUE (path)
);
CREATE INDEX ix_document_digest ON document (digest);
CREATE INDEX ix_document_generation ON document (generation);
CREATE TABLE redirect (id VARCHAR NOT NULL, document VARCHAR NOT NULL, target VARCHAR, PRIMARY KEY (id));
CREATE INDEX ix_redirect_document ON redirect (document);
CREATE INDEX ix_redirect_target ON redirect (target);
CREATE TABLE tombstone (document VARCHAR NOT NULL, generation INTEGER NOT NULL, PRIMARY KEY (document));
CREATE INDEX ix_tombstone_generation ON tombstone (generation);
CREATE TABLE passage (
  id VARCHAR NOT NULL, document VARCHAR NOT NULL, ordinal INTEGER NOT NULL, kind VARCHAR NOT NULL, level INTEGER,
  zh TEXT NOT NULL, en TEXT NOT NULL, confidence FLOAT, zh_locators JSON NOT NULL, en_locators JSON NOT NULL,
  PRIMARY KEY (id), FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE
);
CREATE INDEX passage_order ON passage (document, ordinal);
CREATE TABLE boilerplate (
  document VARCHAR NOT NULL, ordinal INTEGER NOT NULL, text TEXT NOT NULL, locator JSON NOT NULL,
  PRIMARY KEY (document, ordinal), FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE
);
CREATE TABLE original (
  document VARCHAR NOT NULL, ordinal INTEGER NOT NULL, name VARCHAR NOT NULL, digest VARCHAR NOT NULL,
  data BLOB NOT NULL, PRIMARY KEY (document, ordinal),
  FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE
);
CREATE INDEX ix_original_digest ON original (digest);
INSERT INTO state VALUES ('generation', 1);
INSERT INTO document VALUES (
  1, 'aaaaaaaa', 'canal.txt', '["canal.txt"]', 'd0', '{"title_zh": "水渠章程", "author": ["李渠"]}', '{}', '{}',
  '["zh", "en"]', '2026-11-21T10:00:00+00:00', 1, 1, 1
);
INSERT INTO passage VALUES (
  'aaaaaaaa-bbbbbbbb', 'aaaaaaaa', 0, 'paragraph', NULL, '水渠每年清理一次。渡船每日两班。',
  'The canal is cleared once a year. The ferry runs twice a day.', 0.9, '[["canal.txt", 1, null, null]]',
  '[["canal.txt", 2, null, null]]'
);
INSERT INTO original VALUES (
  'aaaaaaaa', 0, 'canal.txt', 'd0',
  CAST('水渠每年清理一次。渡船每日两班。

The canal is cleared once a year. The ferry runs twice a day.
' AS BLOB)
);
PRAGMA application_id = 1146768450;
PRAGMA user_version = 1;
