package io.marram.emulator.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.cli.TestContext;
import io.marram.emulator.cli.TestSystem;
import io.marram.emulator.cli.home.HomeLease;
import io.marram.emulator.cli.kura.FakeKura;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordCommandTest {

  private static final String NEW = "correct horse battery";

  @TempDir private Path folder;
  private FakeKura kura;
  private TestContext user;
  private HomeLease lease;

  @BeforeEach
  void startSystem() throws IOException {
    kura = FakeKura.start();
    user = new TestContext(folder.resolve("home"));
    lease = user.context().home().take();
    lease.announce(
        TestSystem.state(ProcessHandle.current()).withConsole(Optional.of(kura.address())));
    Path gateway = Files.createDirectories(user.context().home().gateway("gw-1"));
    Files.writeString(gateway.resolve("http.token"), FakeKura.TOKEN);
  }

  @AfterEach
  void stopSystem() {
    lease.close();
    kura.close();
  }

  @Test
  void takesTheNewPasswordFromAPipe() {
    user.secrets().pipe(NEW);

    assertThat(user.run("password")).as(user.err()).isZero();

    assertThat(kura.password()).isEqualTo(NEW);
    assertThat(user.out()).contains("The password is set").doesNotContain(NEW);
  }

  @Test
  void asksForTheNewPasswordTwice() {
    user.secrets().type(NEW, NEW + "x");
    assertThat(user.run("password")).isEqualTo(1);
    assertThat(user.err()).contains("the two passwords differ: nothing is changed");
    assertThat(kura.password()).isEqualTo(FakeKura.PASSWORD);

    user.secrets().type(NEW, NEW);
    assertThat(user.run("password")).isZero();
    assertThat(kura.password()).isEqualTo(NEW);
  }

  @Test
  void refusesNoPasswordAndPassesOnThatOneIsTooShort() {
    assertThat(user.run("password")).isEqualTo(1);
    assertThat(user.err()).contains("there is no new password on standard input");

    user.secrets().pipe(" ");
    assertThat(user.run("password")).isEqualTo(1);
    assertThat(user.err()).contains("the new password is empty");

    user.secrets().pipe("short");
    assertThat(user.run("password")).isEqualTo(1);
    assertThat(user.err()).contains("refuses: too short");
    assertThat(kura.password()).isEqualTo(FakeKura.PASSWORD);
  }

  @Test
  void asksForThePresentPasswordOfAnotherGatewayToo() {
    String[] command = {"password", "--gateway", kura.address().toString()};
    user.secrets().type("wrong", NEW, NEW);
    assertThat(user.run(command)).isEqualTo(1);
    assertThat(user.err()).contains("does not accept this password of user \"admin\"");

    user.secrets().clear();
    user.secrets().type(FakeKura.PASSWORD, NEW, NEW);
    assertThat(user.run(command)).as(user.err()).isZero();
    assertThat(kura.password()).isEqualTo(NEW);
  }
}
