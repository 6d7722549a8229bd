-- How several processes share the places of an actuator. Rows count while the lease of their owner lives.
CREATE TABLE IF NOT EXISTS actuator_seats (
  actuator_id BIGINT NOT NULL,
  owner       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  held        INT NOT NULL COMMENT 'places that the others must leave to it',
  wants       TINYINT NOT NULL COMMENT 'whether tasks wait for more',
  waits_since DATETIME(6) NULL COMMENT 'since when it holds none and wants some',
  PRIMARY KEY (actuator_id, owner)
) ENGINE = InnoDB;
