package io.eventops.pipeline.run;

import io.eventops.pipeline.actuator.Actuators;
import io.eventops.pipeline.definition.Definitions;
import io.eventops.pipeline.log.Logs;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// What a runner needs from outside.
///
/// @param runIds gives an unused id for each run
/// @param taskIds gives an unused id for each task
public record RunnerPorts(
    RunStore store,
    RunClaims claims,
    RunBirths births,
    SeatLedger seats,
    Definitions definitions,
    Actuators actuators,
    Machines machines,
    Logs logs,
    RunNotices notices,
    LongSupplier runIds,
    LongSupplier taskIds,
    InstantSource clock) {}
