-- The newest events of a user, page by page, without sorting all that he ever sent.

CREATE INDEX ix_events_creater ON events (creater, id);
