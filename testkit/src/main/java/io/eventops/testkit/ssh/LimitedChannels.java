package io.eventops.testkit.ssh;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;

/// Refuses channels beyond a limit and keeps the connection, as OpenSSH does.
final class LimitedChannels implements ChannelFactory {
  private static final AttributeRepository.AttributeKey<AtomicInteger> OPEN =
      new AttributeRepository.AttributeKey<>();

  private final IntSupplier limit;

  LimitedChannels(IntSupplier limit) {
    this.limit = limit;
  }

  @Override
  public String getName() {
    return ChannelSessionFactory.INSTANCE.getName();
  }

  @Override
  public Channel createChannel(Session session) throws IOException {
    AtomicInteger open = session.computeAttributeIfAbsent(OPEN, _ -> new AtomicInteger());
    return new ChannelSession() {
      @Override
      public OpenFuture open(long recipient, long window, long packet, Buffer buffer) {
        if (open.incrementAndGet() <= limit.getAsInt()) {
          addCloseFutureListener(_ -> open.decrementAndGet());
          return super.open(recipient, window, packet, buffer);
        }
        open.decrementAndGet();
        OpenFuture refusal = new DefaultOpenFuture(this, this);
        refusal.setException(
            new SshChannelOpenException(
                recipient, SshConstants.SSH_OPEN_CONNECT_FAILED, "open failed"));
        return refusal;
      }
    };
  }
}
