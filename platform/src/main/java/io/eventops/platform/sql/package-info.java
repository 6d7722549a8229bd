/// The database as services use it: queries, transactions, ids, group commit.
@NullMarked
package io.eventops.platform.sql;

import org.jspecify.annotations.NullMarked;
