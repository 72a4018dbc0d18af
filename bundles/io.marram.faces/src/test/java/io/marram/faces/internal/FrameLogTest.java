package io.marram.faces.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.faces.internal.Outcome.Refused;
import io.marram.faces.internal.Outcome.Searched;
import io.marram.faces.internal.Outcome.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameLogTest {

  private static final Outcome SEARCHED = new Searched(10, 10, List.of());

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final FrameLog log = new FrameLog("faces", 0);

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(written, true));
  }

  @AfterEach
  void restore() {
    System.setErr(before);
  }

  @Test
  void saysOnceThatFramesWaitAndOnceThatTheyNoLongerDo() {
    log.add(new Waiting("no engine"), 1);
    log.add(new Waiting("no engine"), 2);
    log.add(new Refused("not a picture"), 3);
    log.add(new Waiting("no engine"), 4);
    log.add(SEARCHED, 5);
    log.add(SEARCHED, 6);

    assertThat(lines("event=faces.waiting pid=faces reason=\"no engine\"")).isEqualTo(1);
    assertThat(lines("event=faces.proceeding pid=faces")).isEqualTo(1);
    assertThat(log.counts()).isEqualTo(new FrameCounts(2, 0, 1, 3));
  }

  @Test
  void saysWhenFramesWaitForSomethingElse() {
    log.add(new Waiting("no engine"), 1);
    log.add(new Waiting("no model"), 2);

    assertThat(lines("event=faces.waiting")).isEqualTo(2);
  }

  @Test
  void tellsTheCountsOnceAMinute() {
    log.add(SEARCHED, 59_999);
    assertThat(lines("event=faces.counts")).isZero();

    log.add(SEARCHED, 60_000);
    log.add(SEARCHED, 60_001);
    assertThat(lines("event=faces.counts pid=faces frames=2 faces=0 refused=0 waiting=0"))
        .isEqualTo(1);
    assertThat(lines("event=faces.counts")).isEqualTo(1);
  }

  private long lines(String text) {
    return written.toString().lines().filter(line -> line.contains(text)).count();
  }
}
