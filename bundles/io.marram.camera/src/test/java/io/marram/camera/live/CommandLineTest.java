package io.marram.camera.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CommandLineTest {

  @Test
  void splitsAtBlanks() {
    assertThat(CommandLine.parse("  rpicam-vid  -t 0\t-o - ").arguments())
        .containsExactly("rpicam-vid", "-t", "0", "-o", "-");
  }

  @Test
  void keepsWhatIsQuotedTogether() {
    assertThat(CommandLine.parse("a 'b c' \"d \\\" e\" f\\ g '' h'i'j 'k\\l'").arguments())
        .containsExactly("a", "b c", "d \" e", "f g", "", "hij", "k\\l");
  }

  @Test
  void refusesWhatOnlyAShellWouldUnderstand() {
    assertRefused("cat film | grep x", "no shell");
    assertRefused("cat > film", "no shell");
    assertRefused("film &", "no shell");
    assertThat(CommandLine.parse("grep '|' \\>").arguments()).containsExactly("grep", "|", ">");
  }

  @Test
  void refusesNothingAndHalfAQuote() {
    assertRefused("", "command is empty");
    assertRefused(" \t ", "command is empty");
    assertRefused("''", "command is empty");
    assertRefused("cat 'film", "quote ' is not closed");
  }

  @Test
  void saysNoArgumentsWhichMayBeSecret() {
    assertThat(CommandLine.parse("ffmpeg -i rtsp://me:secret@camera")).hasToString("ffmpeg");
  }

  private static void assertRefused(String command, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommandLine.parse(command))
        .withMessageContaining(reason);
  }
}
