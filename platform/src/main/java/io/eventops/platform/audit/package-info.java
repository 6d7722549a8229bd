/// Who changed what, and from where.
@NullMarked
package io.eventops.platform.audit;

import org.jspecify.annotations.NullMarked;
