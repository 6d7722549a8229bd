package io.eventops.platform.bus;

import io.eventops.model.message.Address;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// Typed sending and receiving. The bus is a fast path, never the truth: what it loses, a scan of
/// the database finds.
public final class Bus {
  private static final long REQUEST_TIMEOUT_MS = 10_000;

  private final EventBus bus;
  private final Map<Class<?>, RecordCodec<?>> codecs = new ConcurrentHashMap<>();

  public Bus(Vertx vertx) {
    this.bus = vertx.eventBus();
  }

  /// To every consumer.
  public <T extends Record> void publish(Address<T> address, T message) {
    bus.publish(address.name(), message, options(address));
  }

  /// To one consumer; if there is none, the message is dropped.
  public <T extends Record> void send(Address<T> address, T message) {
    bus.send(address.name(), message, options(address));
  }

  /// To one consumer, which answers within ten seconds.
  public <T extends Record, R extends Record> Future<R> request(
      Address<T> address, T message, Class<R> answer) {
    know(answer);
    return bus.<R>request(address.name(), message, options(address)).map(reply -> reply.body());
  }

  /// The handler runs on the context that calls this and must not block.
  public <T extends Record> MessageConsumer<T> consume(Address<T> address, Consumer<T> handler) {
    know(address.type());
    return bus.consumer(address.name(), message -> handler.accept(message.body()));
  }

  /// Like [#consume], and the sender gets what the future brings.
  public <T extends Record, R extends Record> MessageConsumer<T> answer(
      Address<T> address, Class<R> answer, Function<T, Future<R>> handler) {
    know(address.type());
    know(answer);
    DeliveryOptions options = new DeliveryOptions().setCodecName(answer.getName());
    return bus.consumer(
        address.name(),
        message ->
            handler
                .apply(message.body())
                .onSuccess(result -> message.reply(result, options))
                .onFailure(fault -> message.fail(1, String.valueOf(fault.getMessage()))));
  }

  private <T extends Record> DeliveryOptions options(Address<T> address) {
    know(address.type());
    return new DeliveryOptions()
        .setCodecName(address.type().getName())
        .setSendTimeout(REQUEST_TIMEOUT_MS);
  }

  private <T extends Record> void know(Class<T> type) {
    codecs.computeIfAbsent(
        type,
        _ -> {
          RecordCodec<T> codec = new RecordCodec<>(type);
          bus.registerCodec(codec);
          return codec;
        });
  }
}
