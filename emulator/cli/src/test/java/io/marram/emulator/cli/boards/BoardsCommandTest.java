package io.marram.emulator.cli.boards;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.cli.TestContext;
import io.marram.emulator.devices.BoardsSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BoardsCommandTest {

  @TempDir private Path folder;
  private TestContext user;

  @BeforeEach
  void makeUser() {
    user = new TestContext(folder.resolve("home"));
  }

  @Test
  void listsTheBoardsOfAnotherProcessAndLetsThemFail() {
    try (BoardsProcess boards =
        BoardsProcess.start(
            new BoardsSettings(1, 1, 1, 1, 7, 1000),
            user.context().home(),
            folder.resolve("boards.log"))) {
      boards.awaitReady();

      assertThat(user.run("boards", "fault", "esp32-01", "garbage")).as(user.err()).isZero();
      assertThat(user.run("boards", "list")).as(user.err()).isZero();
      assertThat(user.lines()).anyMatch(line -> line.matches("esp32-01 +24:6F.* garbage *"));

      assertThat(user.run("boards", "heal", "all")).as(user.err()).isZero();
      assertThat(user.run("boards", "list")).isZero();
      assertThat(user.out()).doesNotContain("garbage").contains("bthome-01", "sealed-01", "hci0");

      assertThat(user.run("boards", "fault", "bthome-01", "notify-error")).isEqualTo(1);
      assertThat(user.err()).contains("bthome-01 cannot fail so");
    }
  }

  @Test
  @Timeout(120)
  void boardsThatDieAreStartedAgain() throws InterruptedException {
    try (BoardsProcess boards =
        BoardsProcess.start(
            new BoardsSettings(1, 0, 0, 1, 7, 1000),
            user.context().home(),
            folder.resolve("boards.log"))) {
      boards.awaitReady();

      ProcessHandle.of(boards.pid()).orElseThrow().destroyForcibly();

      while (user.run("boards", "list") != 0) {
        Thread.sleep(100);
      }
      assertThat(user.out()).contains("esp32-01");
    }
  }

  @Test
  void saysWhenNoBoardsRun() {
    assertThat(user.run("boards", "list")).isEqualTo(1);
    assertThat(user.err()).contains("no boards are running").contains("./marram up");
  }

  @Test
  void refusesAFaultThatDoesNotExist() {
    assertThat(user.run("boards", "fault", "esp32-01", "tired")).isEqualTo(2);
    assertThat(user.err()).contains("there is no fault \"tired\"");
  }
}
