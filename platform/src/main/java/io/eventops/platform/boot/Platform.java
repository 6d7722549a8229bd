package io.eventops.platform.boot;

import io.eventops.platform.audit.Audit;
import io.eventops.platform.auth.Revocations;
import io.eventops.platform.auth.Tokens;
import io.eventops.platform.bus.Bus;
import io.eventops.platform.cluster.Directory;
import io.eventops.platform.crypto.SecretBox;
import io.eventops.platform.http.Api;
import io.eventops.platform.sql.Database;
import io.eventops.platform.sql.IdBlocks;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Set;

/// What a process offers to the services in it. One per process.
///
/// @param node name of this process life, unique; used as owner in leases
/// @param services names of the services in it
/// @param clock the time; tests set it
public record Platform(
    String node,
    Set<String> services,
    Vertx vertx,
    Directory directory,
    Database database,
    IdBlocks ids,
    Bus bus,
    Tokens tokens,
    Revocations revocations,
    Api api,
    Audit audit,
    SecretBox secrets,
    MeterRegistry meters,
    Health health,
    InstantSource clock) {}
