package io.eventops.model.event;

/// A file that came with an event.
///
/// @param value where it is, as in `uploads/report.csv`
/// @param type what kind of store that is, as in `minio`
public record EventFile(String value, String type) {}
