package io.marram.emulator.rest.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {
  private final AtomicLong now = new AtomicLong();
  private final LoginAttempts attempts = new LoginAttempts(now::get);

  @Test
  void doublesTheWaitWithEveryWrongAttemptUpToAQuarterOfAnHour() {
    fail(LoginAttempts.FREE_ATTEMPTS);
    assertThat(attempts.wait("peer")).isEqualTo(Duration.ofSeconds(30));
    fail(1);
    assertThat(attempts.wait("peer")).isEqualTo(Duration.ofSeconds(60));
    fail(20);
    assertThat(attempts.wait("peer")).isEqualTo(Duration.ofSeconds(960));
  }

  @Test
  void letsOthersTry() {
    fail(LoginAttempts.FREE_ATTEMPTS);

    assertThat(attempts.wait("other")).isZero();
  }

  @Test
  void beginsAnewAfterSuccessOrAnHour() {
    fail(LoginAttempts.FREE_ATTEMPTS - 1);
    attempts.succeeded("peer");
    fail(LoginAttempts.FREE_ATTEMPTS - 1);
    assertThat(attempts.wait("peer")).isZero();

    now.addAndGet(Duration.ofHours(2).toNanos());
    fail(1);
    assertThat(attempts.wait("peer")).isZero();
  }

  @Test
  void forgetsTheOldestOfManyPeersRatherThanFillingTheMemory() {
    fail(LoginAttempts.FREE_ATTEMPTS);
    for (int i = 0; i < 2_000; i++) {
      attempts.failed("peer " + i);
    }

    assertThat(attempts.wait("peer")).isZero();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      attempts.failed("peer");
    }
  }
}
