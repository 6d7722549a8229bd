package io.eventops.ingest.event;

import io.eventops.platform.crypto.Digests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Decides for a batch of events which are stored and which repeat an earlier one.
///
/// @param rows what must be inserted
/// @param receipts one for each event of the batch, in order
public record Batch(List<Row> rows, List<Receipt> receipts) {
  private static final int HASH_BYTES = 16;

  /// An event with the id it gets.
  ///
  /// @param contentHash in hex; empty without a key, when nobody will ask for it
  public record Row(long id, IncomingEvent event, String contentHash) {}

  /// An idempotency key of one user.
  public record Key(String creater, String key) {}

  /// An event that is stored under a key.
  public record Stored(long id, String contentHash) {}

  /// @param firstId the first of as many consecutive ids as there are events
  /// @param stored what is stored already under the keys of these events
  public static Batch decide(List<IncomingEvent> events, long firstId, Map<Key, Stored> stored) {
    Map<Key, Stored> known = new HashMap<>(stored);
    List<Row> rows = new ArrayList<>(events.size());
    List<Receipt> receipts = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      IncomingEvent event = events.get(i);
      long id = firstId + i;
      if (event.idempotencyKey() == null) {
        rows.add(new Row(id, event, ""));
        receipts.add(new Receipt.Accepted(id));
        continue;
      }
      String hash = hash(event.content());
      Key key = new Key(event.creater(), event.idempotencyKey());
      Stored earlier = known.putIfAbsent(key, new Stored(id, hash));
      if (earlier == null) {
        rows.add(new Row(id, event, hash));
        receipts.add(new Receipt.Accepted(id));
      } else if (earlier.contentHash().equals(hash)) {
        receipts.add(new Receipt.Duplicate(earlier.id()));
      } else {
        receipts.add(new Receipt.KeyTaken(earlier.id()));
      }
    }
    return new Batch(List.copyOf(rows), List.copyOf(receipts));
  }

  private static String hash(String content) {
    return HexFormat.of().formatHex(Digests.sha256(content), 0, HASH_BYTES);
  }
}
