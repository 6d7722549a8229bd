package io.eventops.model.broken;

import java.net.Socket;

/// Talks, where values are meant to be.
public record ReadsSockets(Socket socket) {}
