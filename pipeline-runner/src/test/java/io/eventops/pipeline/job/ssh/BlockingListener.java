package io.eventops.pipeline.job.ssh;

import io.eventops.pipeline.job.JobListener;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// Takes the first piece of the log and then is busy until it may go on.
final class BlockingListener implements JobListener {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicLong received = new AtomicLong();

  @Override
  public void started() {}

  @Override
  public void log(long offset, ByteBuffer bytes) {
    received.addAndGet(bytes.remaining());
    try {
      gate.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  boolean blocks() {
    return received.get() > 0;
  }

  long received() {
    return received.get();
  }

  void goOn() {
    gate.countDown();
  }
}
