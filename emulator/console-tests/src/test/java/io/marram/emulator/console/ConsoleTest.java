package io.marram.emulator.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.marram.emulator.console.fixture.BrokenActivator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
  private static final double TIMEOUT_MILLIS = 20_000;

  private static Chromium chromium;
  private static TestGateway gateway;
  @TempDir private static Path directory;

  private ConsolePage console;

  @RegisterExtension
  private final AfterTestExecutionCallback screenshotOfFailure =
      test -> {
        if (test.getExecutionException().isPresent() && console != null) {
          console.screenshot(
              Path.of("target", "screenshots", test.getRequiredTestMethod().getName() + ".png"));
        }
      };

  @BeforeAll
  static void startGateway() throws Exception {
    chromium = Chromium.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
    gateway = TestGateway.start(directory.resolve("home"), FixturePackage.hello(directory));
  }

  @AfterAll
  static void stopGateway() throws Exception {
    if (gateway != null) {
      gateway.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    console = ConsolePage.open(chromium.browser(), gateway.console());
  }

  @AfterEach
  void close() {
    List<String> complaints = console.complaints();
    console.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void refusesAWrongPasswordAndLetsTheRightOneIn() {
    console.logIn("wrong");
    assertThat(console.page().getByRole(AriaRole.ALERT)).hasText("Wrong name or password.");

    console.logIn(gateway.password());
    assertThat(console.heading("Status")).isVisible();
    assertThat(console.page().getByRole(AriaRole.BANNER)).containsText("dune-7");

    console.button("Account").click();
    console.page().getByRole(AriaRole.MENUITEM, ConsolePage.named("Log out")).click();
    console.page().reload();
    assertThat(console.button("Log in")).isVisible();
  }

  @Test
  void configuresAComponent() {
    console.logIn(gateway.password());
    console.show("Services");
    console
        .page()
        .getByRole(AriaRole.SEARCHBOX, ConsolePage.named("Search components"))
        .fill("hel");
    console.page().getByRole(AriaRole.LINK, ConsolePage.named("Hello")).click();

    console.input("Rate").fill("500");
    assertThat(console.page().getByText("Must be at most 100.")).isVisible();
    console.input("Rate").fill("42");
    console.choose("Mode", "Polite");
    console.page().getByLabel("Loud").check();
    console.input("Secret").fill("marram grass");
    console.input("Text").fill("two\nlines");
    console.button("Remove value 2 of Names").click();
    console.button("Apply").click();
    assertThat(console.page().getByText("Hello is configured.")).isVisible();

    console.page().reload();
    assertThat(console.input("Rate")).hasValue("42");
    assertThat(console.page().getByRole(AriaRole.COMBOBOX, ConsolePage.named("Mode")))
        .hasValue("Polite");
    assertThat(console.page().getByLabel("Loud")).isChecked();
    assertThat(console.input("Text")).hasValue("two\nlines");
    assertThat(console.input("Names 1")).hasValue("Ada");
    assertThat(console.input("Names 2")).hasCount(0);
    assertThat(console.input("Secret")).hasValue("");
    assertThat(console.page().content()).doesNotContain("marram grass");
  }

  @Test
  void asksBeforeChangesAreLost() {
    console.logIn(gateway.password());
    console.show("Services");
    console.page().getByRole(AriaRole.LINK, ConsolePage.named("Hello")).click();
    console.input("Warmth").fill("0.9");
    console.page().getByRole(AriaRole.LINK, ConsolePage.named("Status")).click();
    console.button("Stay").click();
    assertThat(console.input("Warmth")).hasValue("0.9");
    console.page().getByRole(AriaRole.LINK, ConsolePage.named("Status")).click();
    console.button("Leave without applying").click();
    assertThat(console.heading("Status")).isVisible();
  }

  @Test
  void buildsAWireGraphWhoseCameraShowsWhatItSees() {
    console.logIn(gateway.password());
    console.show("Wires");
    add("Timer", "clock");
    add("Eye", "eye");
    add("Logger", "printer");
    connect("clock", "eye");
    box("eye").click();
    console.choose("Connect to", "printer");
    assertThat(wires()).hasCount(2);
    box("clock").click();
    console.input("simple.interval").fill("1");
    console.button("Close").click();
    console.button("Apply").click();
    assertThat(console.page().getByText("The graph is applied.")).isVisible();

    console.page().reload();
    assertThat(wires()).hasCount(2);
    assertThat(box("printer")).containsText("/s");

    console.show("Cameras");
    Locator eye = console.page().getByRole(AriaRole.ARTICLE, ConsolePage.named("eye"));
    assertThat(eye).containsText("the dune · 320 × 180 · 1 found");
    assertThat(eye.getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("face 75 %")))
        .isVisible();
    Locator picture = eye.getByAltText("Last picture of eye");
    assertThat(picture).isVisible();
    assertThat(picture.evaluate("image => image.decode().then(() => image.naturalWidth)"))
        .isEqualTo(320);

    console.show("Wires");
    box("clock").click();
    assertThat(console.input("simple.interval")).hasValue("1");
    console.button("Disconnect to eye").click();
    console.button("Remove clock").click();
    assertThat(wires()).hasCount(1);
    console.button("Discard").click();
    assertThat(wires()).hasCount(2);
  }

  @Test
  void refusesACycleOfWires() {
    console.logIn(gateway.password());
    console.show("Wires");
    add("Fifo", "first");
    add("Fifo", "second");
    connect("first", "second");
    drag("second", "first");
    assertThat(console.page().getByText("This would make a cycle: first → second → first."))
        .isVisible();
    console.button("Discard").click();
    assertThat(box("first")).hasCount(0);
  }

  @Test
  void goesBackToAnEarlierConfiguration() {
    console.logIn(gateway.password());
    console.show("Services");
    console.page().getByRole(AriaRole.LINK, ConsolePage.named("Hello")).click();
    console.input("Warmth").fill("0.25");
    console.button("Apply").click();
    assertThat(console.page().getByText("Hello is configured.")).isVisible();
    console.show("Snapshots");
    console.button("Take one now").click();
    assertThat(console.page().getByText("The configuration is kept.")).isVisible();
    console.show("Services");
    console.page().getByRole(AriaRole.LINK, ConsolePage.named("Hello")).click();
    console.input("Warmth").fill("0.75");
    console.button("Apply").click();
    assertThat(console.button("Apply")).isDisabled();

    console.show("Snapshots");
    console.button("Go back").nth(1).click();
    console
        .page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Go back"))
        .click();
    assertThat(console.page().getByText("The configuration is back.")).isVisible();
    console.show("Services");
    console.page().getByRole(AriaRole.LINK, ConsolePage.named("Hello")).click();
    assertThat(console.input("Warmth")).hasValue("0.25");
  }

  @Test
  void installsUpdatesAndRemovesAPackageAndTellsWhyOneFails() throws Exception {
    console.logIn(gateway.password());
    console.show("Packages");
    Locator greeter =
        console.page().getByRole(AriaRole.ARTICLE, ConsolePage.named("greeter").setExact(true));

    upload(FixturePackage.greeter(directory, "1.0.0"));
    assertThat(greeter).containsText("1.0.0");
    assertThat(greeter).containsText("active");

    upload(FixturePackage.greeter(directory, "1.1.0"));
    assertThat(greeter).containsText("1.1.0");

    upload(FixturePackage.brokenGreeter(directory, "2.0.0"));
    Locator history = console.page().getByRole(AriaRole.REGION, ConsolePage.named("History"));
    assertThat(history).containsText(BrokenActivator.REASON);
    assertThat(greeter).containsText("1.1.0");
    assertThat(greeter).containsText("active");

    greeter.getByRole(AriaRole.BUTTON).click();
    console
        .page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Uninstall"))
        .click();
    assertThat(greeter).hasCount(0);
  }

  @Test
  void worksOnAPhone() {
    console.close();
    console = ConsolePage.openOnPhone(chromium.browser(), gateway.console());
    console.logIn(gateway.password());
    for (String page :
        List.of(
            "Status",
            "Cameras",
            "Wires",
            "Services",
            "Cloud connections",
            "Packages",
            "Snapshots",
            "Log")) {
      console.button("Open the navigation").click();
      console.show(page);
      assertThat(console.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }
    assertThat(console.page().getByRole(AriaRole.LOG)).containsText("event=web.listening");
  }

  private void add(String kind, String name) {
    console.button("Add").click();
    Locator dialog = console.page().getByRole(AriaRole.DIALOG);
    console.choose("Kind", kind);
    dialog.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Name")).fill(name);
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add").setExact(true))
        .click();
    assertThat(dialog).isHidden();
    assertThat(box(name)).isVisible();
  }

  private void connect(String emitter, String receiver) {
    int before = wires().count();
    drag(emitter, receiver);
    assertThat(wires()).hasCount(before + 1);
  }

  private void drag(String emitter, String receiver) {
    BoundingBox from = box(emitter).getByTitle("Output 0").boundingBox();
    BoundingBox to = box(receiver).getByTitle("Input 0").boundingBox();
    Page page = console.page();
    page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
    page.mouse().down();
    page.mouse().move(to.x, to.y);
    page.mouse().move(to.x + to.width / 2, to.y + to.height / 2);
    page.mouse().up();
  }

  private Locator box(String pid) {
    return console.page().locator(".react-flow__node[data-id='" + pid + "']");
  }

  private Locator wires() {
    return console.page().locator(".react-flow__edge");
  }

  private void upload(Path file) {
    console.page().locator("input[type=file]").setInputFiles(file);
  }
}
