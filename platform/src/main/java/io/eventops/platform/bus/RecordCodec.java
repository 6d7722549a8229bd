package io.eventops.platform.bus;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Messages are immutable records: within a process they are passed by reference, between
/// processes as JSON. The version is part of the address.
final class RecordCodec<T extends Record> implements MessageCodec<T, T> {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private final Class<T> type;

  RecordCodec(Class<T> type) {
    this.type = type;
  }

  @Override
  public void encodeToWire(Buffer buffer, T message) {
    try {
      byte[] json = JSON.writeValueAsBytes(message);
      buffer.appendInt(json.length).appendBytes(json);
    } catch (IOException fault) {
      throw new UncheckedIOException("cannot write " + type.getName(), fault);
    }
  }

  @Override
  public T decodeFromWire(int position, Buffer buffer) {
    int length = buffer.getInt(position);
    int start = position + Integer.BYTES;
    try {
      return JSON.readValue(buffer.getBytes(start, start + length), type);
    } catch (IOException fault) {
      throw new UncheckedIOException("cannot read " + type.getName(), fault);
    }
  }

  @Override
  public T transform(T message) {
    return message;
  }

  @Override
  public String name() {
    return type.getName();
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
