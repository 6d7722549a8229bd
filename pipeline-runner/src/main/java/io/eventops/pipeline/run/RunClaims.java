package io.eventops.pipeline.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/// Who owns which run, decided by the database and its clock. Blocks; call it on virtual threads.
public interface RunClaims {
  /// Nobody else lives, whatever the leases say: runs of others may be taken over from now on.
  void forgetOthers();

  /// This process lives that long from now, as far as the others are concerned.
  void renew(Duration life);

  /// How many processes live, this one included.
  int living();

  /// Takes over runs whose owner is gone, and own ones that are not carried out.
  ///
  /// @param carriedOut asked after the run was seen in the database
  List<Claim> takeOver(LongPredicate carriedOut, int most);

  /// Takes runs that wait, the user with the fewest under way first.
  Claimed claim(int most, int mostPerUser);

  /// @param backlog users whose runs still wait
  record Claimed(List<Claim> claims, Set<String> backlog) {
    public Claimed {
      claims = List.copyOf(claims);
      backlog = Set.copyOf(backlog);
    }
  }

  /// Own runs that someone has asked to cancel, with who asked.
  Map<Long, String> cancelled();

  /// Own runs under way.
  Set<Long> owned();

  /// Gives all own runs to whoever takes them first.
  void release();
}
