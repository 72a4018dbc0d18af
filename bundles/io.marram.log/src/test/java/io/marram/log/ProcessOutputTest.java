package io.marram.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessOutputTest {

  @Test
  void keepsTheLastLines() throws Exception {
    assertThat(linesOf("1\n2\n\n3\r4\n5\n6\n  \n7")).isEqualTo("3 | 4 | 5 | 6 | 7");
  }

  @Test
  void saysNothingOfASilentProcess() throws Exception {
    assertThat(linesOf("")).isEmpty();
  }

  @Test
  void cutsALineThatDoesNotEnd() throws Exception {
    assertThat(linesOf("x".repeat(100_000))).isEqualTo("x".repeat(200) + "…");
  }

  @Test
  void tellsNoPasswords() throws Exception {
    assertThat(linesOf("cannot open rtsp://admin:secret@host/1"))
        .isEqualTo("cannot open rtsp://***@host/1");
  }

  @Test
  void tellsNoPasswordThatReachesBeyondWhatIsShown() throws Exception {
    assertThat(linesOf("x".repeat(180) + " rtsp://admin:" + "secret".repeat(50) + "@host/1"))
        .isEqualTo("x".repeat(180) + " rtsp://***@host/1");
  }

  private static String linesOf(String text) throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    InputStream stream =
        new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)) {
          @Override
          public void close() {
            end.countDown();
          }
        };
    ProcessOutput output = new ProcessOutput(stream, "reader");
    output.start();
    end.await();
    return output.lastLines();
  }
}
