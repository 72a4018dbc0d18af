package io.marram.awsiot.internal.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicSuspectsTest {

  private final TopicSuspects suspects = new TopicSuspects();
  private long now = Duration.ofDays(-1).toNanos();

  @Test
  void sendsOneByOneWhatWasOnItsWayTogether() {
    closed(true, "a", "b");

    assertThat(suspects.oneByOne(now)).isTrue();
    assertThat(isRefused("a")).isFalse();
    assertThat(isRefused("b")).isFalse();
  }

  @Test
  void findsATopicGuiltyThatWasAloneWhenTheBrokerSaidThatItIsNotAllowed() {
    closed(true, "a", "b");
    closed(true, "b");

    assertThat(isRefused("b")).isTrue();
    assertThat(isRefused("a")).isFalse();
  }

  @Test
  void believesABrokerThatSaysNothingOnlyAfterSeveralTimes() {
    for (int i = 1; i < TopicSuspects.GUILTY; i++) {
      closed(false, "a");
      assertThat(isRefused("a")).isFalse();
    }

    closed(false, "a");

    assertThat(isRefused("a")).isTrue();
  }

  @Test
  void findsATopicInnocentThatTheBrokerTook() {
    for (int i = 1; i < TopicSuspects.GUILTY; i++) {
      closed(false, "a");
    }
    suspects.acknowledged("a");
    assertThat(suspects.oneByOne(now)).isFalse();

    closed(false, "a");

    assertThat(isRefused("a")).isFalse();
  }

  @Test
  void forgetsSuspicionsThatCameToNothing() {
    closed(false, "a", "b");

    now += TopicSuspects.SUSPICION.toNanos();

    assertThat(suspects.oneByOne(now)).isFalse();
  }

  @Test
  void triesAGuiltyTopicAgainLaterAndAloneAndNeedsOnlyOneMoreClosing() {
    closed(true, "a");
    assertThat(suspects.oneByOne(now)).isFalse();

    now += TopicSuspects.REFUSAL.toNanos();
    assertThat(isRefused("a")).isFalse();
    assertThat(suspects.oneByOne(now)).isTrue();

    closed(false, "a");
    assertThat(isRefused("a")).isTrue();
  }

  @Test
  void letsATopicGoThatIsAllowedWhenItIsTriedAgain() {
    closed(true, "a");
    now += TopicSuspects.REFUSAL.toNanos();
    assertThat(isRefused("a")).isFalse();

    suspects.acknowledged("a");

    assertThat(suspects.oneByOne(now)).isFalse();
  }

  @Test
  void givesEveryTopicAnotherChanceWhenItIsTold() {
    closed(true, "a");
    closed(false, "b");

    suspects.forgive();

    assertThat(isRefused("a")).isFalse();
    assertThat(suspects.oneByOne(now)).isFalse();
  }

  private void closed(boolean said, String... topics) {
    suspects.closed(Set.of(topics), said, now);
  }

  private boolean isRefused(String topic) {
    return suspects.isRefused(topic, now);
  }
}
