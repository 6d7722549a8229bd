package io.eventops.model.match;

import io.eventops.model.event.Event;
import io.eventops.model.event.EventDecoder;
import io.eventops.model.event.EventLimits;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/// Prints how many events per second one thread reads and matches. Not a test: run its main method.
final class MatchSpeed {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int EVENTS = 1_000;
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 3;
  private static final long ROUND_NANOS = 500_000_000L;

  private final PrintStream out;

  private MatchSpeed(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) {
    new MatchSpeed(System.out).run();
  }

  private void run() {
    measureReading();
    measure("one key, one host, all fire", 10, i -> onOneKey(0, 10, i), i -> event("disk", 0));
    for (int triggers : new int[] {10, 1_000, 10_000}) {
      measure(
          "own key each",
          triggers,
          MatchSpeed::onItsOwnKey,
          i -> event("event-" + i % triggers, i));
      measure(
          "one key, host filter", triggers, i -> onOneKey(i, triggers, i), i -> event("disk", i));
      measure(
          "one key, own value key each",
          triggers,
          MatchSpeed::onItsOwnValue,
          i -> event("disk", i));
    }
    measureUpdates();
  }

  private static CompiledTrigger onItsOwnKey(int i) {
    EventKey key = new EventKey("sender", "event-" + i, "1.0");
    return Triggers.trigger(
        i, "me", key, Audience.EVERYONE, "{expr: values.severity, matches: [critical]}");
  }

  /// Ten triggers for each host, so that an event fires ten.
  private static CompiledTrigger onOneKey(int i, int triggers, int id) {
    EventKey key = new EventKey("sender", "disk", "1.0");
    return Triggers.trigger(
        id,
        "me",
        key,
        Audience.EVERYONE,
        "{expr: values.severity, matches: [critical]}, {expr: values.host, matches: [host-"
            + i % Math.max(1, triggers / 10)
            + "]}");
  }

  private static CompiledTrigger onItsOwnValue(int i) {
    EventKey key = new EventKey("sender", "disk", "1.0");
    return Triggers.trigger(
        i, "me", key, Audience.EVERYONE, "{expr: values.key" + i + ", matches: [x]}");
  }

  private static Event event(String name, int i) {
    Map<String, String> values = new TreeMap<>();
    values.put("severity", "critical");
    values.put("host", "host-" + i % 1_000);
    values.put("message", "filesystem /var is 97% full, 1.2 GiB left of 40 GiB; growing 80 MiB/h");
    values.put("mount", "/var");
    values.put("used", "97.3");
    values.put("key" + i % 20_000, "x");
    values.put("runbook", "https://wiki.example.com/runbooks/disk-full#" + i);
    Map<String, String> labels = Map.of("env", "prod", "region", "eu-west-1", "team", "storage");
    return Event.of(name, "1.0", 1_661_422_308L + i, values, Map.of(), labels, List.of());
  }

  private void measureReading() {
    EventDecoder decoder = new EventDecoder(EventLimits.DEFAULT);
    List<byte[]> texts = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      texts.add(event("disk", i).json().getBytes(StandardCharsets.UTF_8));
    }
    int length = texts.getFirst().length;
    report(
        "decode " + length + " bytes",
        rate(i -> decoder.decode(texts.get(i % EVENTS)).values().size()));
    report(
        "decode " + length + " bytes, write canonical text",
        rate(i -> decoder.decode(texts.get(i % EVENTS)).json().length()));
    report(
        "decode " + length + " bytes, make an occurrence",
        rate(
            i -> Occurrence.of("sender", decoder.decode(texts.get(i % EVENTS))).document().size()));
  }

  private void measure(
      String what, int triggers, IntFunction<CompiledTrigger> trigger, IntFunction<Event> event) {
    List<CompiledTrigger> all = new ArrayList<>();
    for (int i = 0; i < triggers; i++) {
      all.add(trigger.apply(i));
    }
    TriggerIndex index = TriggerIndex.of(all);
    List<Occurrence> occurrences = new ArrayList<>();
    long fired = 0;
    for (int i = 0; i < EVENTS; i++) {
      occurrences.add(Occurrence.of("sender", event.apply(i)));
      fired += index.match(occurrences.get(i)).size();
    }
    double perEvent = (double) fired / EVENTS;
    report(
        String.format(
            Locale.ROOT, "%d triggers, %s, %.2f fire per event", triggers, what, perEvent),
        rate(i -> index.match(occurrences.get(i % EVENTS)).size()));
  }

  private void measureUpdates() {
    TriggerIndex index = TriggerIndex.empty();
    for (int i = 0; i < 10_000; i++) {
      index = index.with(onOneKey(i, 10_000, i));
    }
    TriggerIndex full = index;
    List<CompiledTrigger> changes = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      changes.add(onOneKey(i * 7 % 10_000, 10_000, i * 7 % 10_000));
    }
    report(
        "changes of one of 10000 triggers on one key",
        rate(i -> full.with(changes.get(i % EVENTS)).size()));
  }

  /// The best of a few rounds, after a warm-up, by the processor time of this thread: other work on
  /// the machine does not count.
  private static double rate(IntUnaryOperator work) {
    double best = 0;
    long sum = 0;
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      long count = 0;
      while (THREADS.getCurrentThreadCpuTime() - start < ROUND_NANOS) {
        for (int i = 0; i < 500; i++) {
          sum += work.applyAsInt((int) (count++ % 1_000_000));
        }
      }
      double rate = count * 1e9 / (THREADS.getCurrentThreadCpuTime() - start);
      best = round < WARM_UP ? 0 : Math.max(best, rate);
    }
    if (sum == Long.MIN_VALUE) {
      throw new IllegalStateException("never; the sum keeps the work from being optimised away");
    }
    return best;
  }

  private void report(String what, double rate) {
    out.printf(Locale.ROOT, "%-70s %,12.0f /s%n", what, rate);
  }
}
