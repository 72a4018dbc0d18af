package io.marram.awsiot.internal.mqtt;

import io.marram.awsiot.internal.mqtt.LinkState.Phase;
import io.marram.tls.TlsIdentity;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows how it stands with a link, and says what is new, once. */
final class LinkJournal {

  private static final Logger logger = LoggerFactory.getLogger(LinkJournal.class);
  private static final Duration EXPIRING = Duration.ofDays(30);

  private final String pid;
  private final ConnectionSettings settings;
  private volatile LinkState state = LinkState.STOPPED;

  LinkJournal(String pid, ConnectionSettings settings) {
    this.pid = pid;
    this.settings = settings;
  }

  LinkState state() {
    return state;
  }

  /**
   * @param expires when our certificate ends
   */
  void connected(Instant expires) {
    enter(LinkState.CONNECTED);
    if (Instant.now().plus(EXPIRING).isAfter(expires)) {
      logger.warn("event=awsiot.certificate.expiring pid={} until={}", pid, expires);
    }
  }

  /**
   * @param identity with which it failed: an invalid certificate explains most
   */
  void failed(ConnectionFailure failure, TlsIdentity identity) {
    boolean valid = identity.isValidAt(Instant.now());
    String hint =
        valid
            ? ""
            : "; this gateway's certificate is not valid now, but until " + identity.expires();
    enter(
        new LinkState(
            failure.refused() || !valid ? Phase.REFUSED : Phase.AWAY, failure.reason() + hint));
  }

  void enter(LinkState next) {
    LinkState before = state;
    state = next;
    if (next.equals(before)) {
      return;
    }
    switch (next.phase()) {
      case CONNECTED ->
          logger.info(
              "event=awsiot.connected pid={} endpoint={}:{} client={}",
              pid,
              settings.host(),
              settings.port(),
              settings.clientId());
      case AWAY ->
          logger.warn(
              "event=awsiot.broker.away pid={} reason=\"{}\" action=\"tries again for ever\"",
              pid,
              next.reason());
      case REFUSED ->
          logger.error("event=awsiot.broker.refused pid={} reason=\"{}\"", pid, next.reason());
      case UNUSABLE ->
          logger.error(
              "event=awsiot.certificate.unusable pid={} reason=\"{}\"", pid, next.reason());
      case STOPPED, CONNECTING -> {}
    }
  }
}
