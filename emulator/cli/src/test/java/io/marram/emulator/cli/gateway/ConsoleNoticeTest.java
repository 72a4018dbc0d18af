package io.marram.emulator.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.cli.output.PlainProgress;
import io.marram.emulator.cli.output.ProgressDisplay;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleNoticeTest {

  private static final ConsoleLogin LOGIN = new ConsoleLogin("admin", "brave-otter");
  private static final URI CONSOLE = URI.create("http://127.0.0.1:18080/");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final ProgressDisplay progress =
      new PlainProgress(new PrintStream(OutputStream.nullOutputStream()));

  @Test
  void saysAtOnceWhereTheConsoleIsAndHowToLogIn() {
    ConsoleNotice notice = new ConsoleNotice("gw-1", out, progress, false);

    notice.opened(CONSOLE);
    assertThat(printed()).isEqualToIgnoringNewLines("Console of gw-1: http://127.0.0.1:18080/");

    notice.made(LOGIN);
    assertThat(printed())
        .endsWith(
            "Log-in of gw-1's console: user admin, password brave-otter"
                + " (shown only now; ./marram password sets another)"
                + System.lineSeparator());
  }

  @Test
  void doesNotRepeatTheAddressWhenTheGatewayIsStartedAgain() {
    ConsoleNotice notice = new ConsoleNotice("gw-1", out, progress, false);

    notice.opened(CONSOLE);
    notice.opened(CONSOLE);

    assertThat(printed()).containsOnlyOnce("Console of");
  }

  @Test
  void tellsAProgramThePasswordInItsOwnWords() {
    ConsoleNotice notice = new ConsoleNotice("gw-1", out, progress, true);

    notice.opened(CONSOLE);
    notice.made(LOGIN);

    assertThat(GatewayEvent.parse(printed())).contains(new GatewayEvent.Password(LOGIN));
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
