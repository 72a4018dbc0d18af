package io.marram.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoginNoticeTest {

  private static final ConsoleLogin LOGIN = new ConsoleLogin("admin", "brave-otter");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void showsAPasswordOnceWhereItIsLookedFor() {
    try (LoginNotice notice = new LoginNotice("gw-1", out, false)) {
      notice.take(LOGIN);
      assertThat(printed()).isEmpty();

      notice.show();
      assertThat(printed())
          .isEqualToIgnoringNewLines(
              "Log-in of gw-1's console: user admin, password brave-otter"
                  + " (shown only now; ./marram password sets another)");
    }
    assertThat(printed()).containsOnlyOnce("brave-otter");
  }

  @Test
  void showsAPasswordThoughTheSystemDidNotStart() {
    try (LoginNotice notice = new LoginNotice("gw-1", out, false)) {
      notice.take(LOGIN);
    }
    assertThat(printed()).containsOnlyOnce("brave-otter");
  }

  @Test
  void showsAPasswordThatIsMadeLater() {
    try (LoginNotice notice = new LoginNotice("gw-1", out, false)) {
      notice.show();
      notice.take(LOGIN);
      assertThat(printed()).contains("brave-otter");
    }
  }

  @Test
  void tellsAProgramAtOnceInItsOwnWords() {
    try (LoginNotice notice = new LoginNotice("gw-1", out, true)) {
      notice.take(LOGIN);

      assertThat(GatewayEvent.parse(printed())).contains(new GatewayEvent.Password(LOGIN));
    }
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
