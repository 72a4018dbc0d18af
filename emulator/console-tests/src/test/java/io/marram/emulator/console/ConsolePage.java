package io.marram.emulator.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The console in one window of the browser. */
final class ConsolePage implements AutoCloseable {
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private ConsolePage(BrowserContext context, String address) {
    this.context = context;
    this.page = context.newPage();
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(address) && request.url().startsWith("http")) {
            complaints.add("asked elsewhere: " + request.url());
          }
        });
    page.navigate(address);
  }

  static ConsolePage open(Browser browser, String address) {
    return new ConsolePage(
        browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 860)), address);
  }

  static ConsolePage openOnPhone(Browser browser, String address) {
    return new ConsolePage(
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true)),
        address);
  }

  void logIn(String password) {
    input("Password").fill(password);
    button("Log in").click();
  }

  /** Goes to a page of the console by its name in the navigation. */
  void show(String name) {
    page.getByRole(AriaRole.NAVIGATION, named("Pages"))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .click();
    assertThat(heading(name)).isVisible();
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, named(name).setLevel(1));
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
  }

  Locator input(String label) {
    return page.getByRole(AriaRole.TEXTBOX, named(label).setExact(true));
  }

  /** Chooses from a select input. */
  void choose(String label, String option) {
    page.getByRole(AriaRole.COMBOBOX, named(label)).click();
    page.getByRole(AriaRole.OPTION, named(option).setExact(true)).click();
  }

  Page page() {
    return page;
  }

  /** Errors of the page and requests to other servers. */
  List<String> complaints() {
    return complaints;
  }

  void screenshot(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  @Override
  public void close() {
    context.close();
  }
}
