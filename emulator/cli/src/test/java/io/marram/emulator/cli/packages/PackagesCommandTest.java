package io.marram.emulator.cli.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import io.marram.emulator.cli.TestContext;
import io.marram.emulator.cli.TestSystem;
import io.marram.emulator.cli.home.GatewayState;
import io.marram.emulator.cli.home.HomeLease;
import io.marram.emulator.cli.home.JoinedGateways;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.kura.FakeKura;
import io.marram.emulator.cli.kura.TestPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages of a real Kura, which tells nothing, and of an emulated gateway, which tells all. */
class PackagesCommandTest {

  private static final String FETCHED = "https://downloads.example/fetched.dp";

  @TempDir private Path folder;
  private FakeKura kura;
  private TestContext user;
  private HomeLease lease;

  @BeforeEach
  void startKura() throws IOException {
    kura = FakeKura.start();
    user = new TestContext(folder.resolve("home"), Map.of("MARRAM_PASSWORD", FakeKura.PASSWORD));
  }

  @AfterEach
  void stopKura() {
    if (lease != null) {
      lease.close();
    }
    kura.close();
  }

  @Test
  void listsThePackagesOfAnyKura() {
    assertThat(onKura("list")).isZero();
    assertThat(user.out()).contains("No package is installed");

    kura.has("com.acme.hello", "1.0.0");
    assertThat(onKura("list")).isZero();
    assertThat(user.out()).contains("com.acme.hello  1.0.0");

    assertThat(onKura("list", "--json")).isZero();
    assertThat(Json.parse(user.out()))
        .isEqualTo(
            Json.parse("{\"packages\":[{\"name\":\"com.acme.hello\",\"version\":\"1.0.0\"}]}"));
  }

  @Test
  void installsAFileAndWaitsUntilKuraListsIt() throws IOException {
    assertThat(onKura("install", file("com.acme.hello", "1.0.0"))).as(user.err()).isZero();

    assertThat(kura.packages()).containsExactly(Map.entry("com.acme.hello", "1.0.0"));
    assertThat(user.out()).isEqualToIgnoringNewLines("com.acme.hello 1.0.0 is installed.");
  }

  @Test
  void installsFromAUrlAndTellsWhatItWas() {
    kura.has("com.acme.hello", "1.0.0");

    assertThat(onKura("install", FETCHED, "--json")).as(user.err()).isZero();

    assertThat(Json.parse(user.out()).asObject().getString("name", ""))
        .isEqualTo("com.acme.fetched");
  }

  @Test
  void updatesWhatIsThereToSomethingNewer() throws IOException {
    kura.has("com.acme.hello", "1.0.0");

    assertThat(onKura("update", file("com.acme.hello", "1.1.0"))).as(user.err()).isZero();

    assertThat(kura.packages()).containsExactly(Map.entry("com.acme.hello", "1.1.0"));
  }

  @Test
  void refusesToUpdateWhatIsNotThereOrIsNewer() throws IOException {
    String file = file("com.acme.hello", "1.0.0");
    assertThat(onKura("update", file)).isEqualTo(1);
    assertThat(user.err()).contains("com.acme.hello is not installed", "use packages install");

    kura.has("com.acme.hello", "1.0.0.v2");
    assertThat(onKura("update", file)).isEqualTo(1);
    assertThat(user.err()).contains("com.acme.hello 1.0.0 is older than 1.0.0.v2");
    assertThat(kura.requests()).noneMatch(request -> request.startsWith("POST"));
  }

  @Test
  void saysThatItCannotTellWhetherTheSameVersionWasReplaced() throws IOException {
    kura.has("com.acme.hello", "1.0.0");

    assertThat(onKura("update", file("com.acme.hello", "1.0.0"))).isZero();

    assertThat(user.out()).isEmpty();
    assertThat(user.err()).contains("nothing tells whether it was replaced");
  }

  @Test
  void uninstallsAPackageAndRefusesOneThatIsNotThere() {
    kura.has("com.acme.hello", "1.0.0");

    assertThat(onKura("uninstall", "com.acme.hello")).as(user.err()).isZero();
    assertThat(user.out()).contains("com.acme.hello 1.0.0 is uninstalled.");
    assertThat(kura.packages()).isEmpty();

    assertThat(onKura("uninstall", "com.acme.hello")).isEqualTo(1);
    assertThat(user.err()).contains("\"com.acme.hello\" is not installed");
  }

  @Test
  void saysThatKuraDoesNotTellWhyNothingHappened() throws IOException {
    kura.has("com.acme.extra", "1.0.0").doNothing();

    assertThat(onKura("install", file("com.acme.hello", "1.0.0"), "--timeout", "1")).isEqualTo(1);
    assertThat(user.err())
        .contains("not there in version 1.0.0 after 1 s", "Kura does not tell why", "kura.log");
    assertThat(onKura("install", FETCHED, "--timeout", "1")).isEqualTo(1);
    assertThat(user.err()).contains("the packages are the same as before after 1 s");
    assertThat(onKura("uninstall", "com.acme.extra", "--timeout", "1")).isEqualTo(1);
    assertThat(user.err()).contains("com.acme.extra is still there after 1 s");
  }

  @Test
  void sendsNothingThatIsNotAPackage() throws IOException {
    String photo = Files.writeString(folder.resolve("photo.jpg"), "hello").toString();

    assertThat(onKura("install", photo)).isEqualTo(1);
    assertThat(user.err()).contains("photo.jpg is not a deployment package");
    assertThat(kura.requests()).isEmpty();
  }

  @Test
  void asksForThePasswordWhereItIsNotInTheEnvironment() {
    user = new TestContext(folder.resolve("home"));

    assertThat(onKura("list")).isEqualTo(1);
    assertThat(user.err()).contains("there is no password: set MARRAM_PASSWORD");

    user.secrets().type(FakeKura.PASSWORD);
    assertThat(onKura("list", "--user", "admin")).as(user.err()).isZero();
    assertThat(user.secrets().prompts()).containsExactly("Password of admin: ");

    user.secrets().type("wrong");
    assertThat(onKura("list")).isEqualTo(1);
    assertThat(user.err())
        .contains("does not accept this password of user \"admin\"")
        .doesNotContain("wrong");
  }

  @Test
  void showsHowAnEmulatedGatewayGetsOn() throws IOException {
    runSystem(Optional.of(kura));
    kura.operation(
        "queued", "", "installing", "exchanging bundles", "trial", "watching", "done", "");

    assertThat(user.run("packages", "install", file("com.acme.hello", "1.0.0")))
        .as(user.err())
        .isZero();

    assertThat(user.out()).contains("com.acme.hello 1.0.0 is installed.");
    assertThat(user.err())
        .contains("sending 100 %", "queued", "exchanging bundles", "watching", "✓ com.acme.hello");
  }

  @Test
  void failsWithTheReasonThatAnEmulatedGatewayGives() throws IOException {
    runSystem(Optional.of(kura));
    kura.operation("installing", "", "rolled-back", "io.acme.Hello did not start");
    assertThat(user.run("packages", "install", file("com.acme.hello", "1.0.0"))).isEqualTo(1);
    assertThat(user.err())
        .contains("✗ com.acme.hello", "the old one is back: io.acme.Hello did not start");

    kura.operation("failed", "no such host");
    assertThat(user.run("packages", "install", FETCHED, "--json")).isEqualTo(1);
    assertThat(user.err()).contains(FETCHED + " is not installed: no such host");
    assertThat(Json.parse(user.out()).asObject().getString("reason", "")).isEqualTo("no such host");
  }

  @Test
  void doesNotCallAChangeDoneWhoseEndNobodySaw() throws IOException {
    runSystem(Optional.of(kura));
    kura.operation("installing", "");
    assertThat(user.run("packages", "install", FETCHED, "--json")).isEqualTo(1);
    assertThat(user.err()).contains("no longer knows of this change").doesNotContain("✓");
    assertThat(Json.parse(user.out()).asObject().getString("state", "")).isEqualTo("unfinished");

    kura.operation(Stream.generate(() -> "installing").limit(200).toArray(String[]::new));
    assertThat(user.run("packages", "install", FETCHED, "--timeout", "1")).isEqualTo(1);
    assertThat(user.err())
        .contains("not done after 1 s and goes on")
        .doesNotContain(FETCHED + " is not installed");
  }

  @Test
  void findsTheGatewayThatIsMeant() throws IOException {
    assertThat(user.run("packages", "list")).isEqualTo(1);
    assertThat(user.err()).contains("no system is running");

    runSystem(Optional.empty());
    assertThat(user.run("packages", "list")).isEqualTo(1);
    assertThat(user.err()).contains("the gateway \"gw-1\" has no REST API");
    assertThat(user.run("packages", "list", "--thing", "gw-2")).isEqualTo(1);
    assertThat(user.err()).contains("no gateway \"gw-2\" is running: see ./marram status");

    SystemHome home = user.context().home();
    token("gw-2");
    try (JoinedGateways.Lease joined = home.joined().take("gw-2")) {
      joined.announce(new GatewayState("gw-2", 1, Optional.of(kura.address())));

      assertThat(user.run("packages", "list", "--thing", "gw-2")).as(user.err()).isZero();
    }
  }

  private int onKura(String action, String... arguments) {
    List<String> words = new ArrayList<>(List.of("packages", action));
    words.addAll(List.of(arguments));
    words.addAll(List.of("--gateway", kura.address().toString()));
    return user.run(words.toArray(String[]::new));
  }

  private String file(String name, String version) throws IOException {
    return TestPackages.write(folder, name, version).toString();
  }

  /** This process plays the system. */
  private void runSystem(Optional<FakeKura> gateway) throws IOException {
    SystemHome home = user.context().home();
    lease = home.take();
    lease.announce(
        TestSystem.state(ProcessHandle.current()).withConsole(gateway.map(FakeKura::address)));
    token("gw-1");
  }

  private void token(String thing) throws IOException {
    Path gateway = Files.createDirectories(user.context().home().gateway(thing));
    Files.writeString(gateway.resolve("http.token"), FakeKura.TOKEN + "\n");
  }
}
