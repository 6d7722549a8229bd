package io.eventops.pipeline.run;

import io.eventops.pipeline.actuator.Actuators;
import java.time.InstantSource;

/// What the runs of a process share.
record RunContext(
    RunStore store,
    Actuators actuators,
    Seats seats,
    Jobs jobs,
    Alarms alarms,
    Lease lease,
    RunNotices notices,
    InstantSource clock) {}
