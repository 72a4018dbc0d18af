package io.marram.emulator.cli.gateway;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.kura.KuraAddress;
import io.marram.emulator.cli.kura.PasswordChange;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.packages.GatewayOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sets the password of a gateway's console. */
@Command(
    name = "password",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Set a new password for the console and REST API of a gateway.",
      "",
      "The new password is asked for twice, or is one line of the standard input. For a gateway of"
          + " the running system the present one is not needed.",
      ""
    },
    footer = {
      "",
      "  ./marram password",
      "  ./marram password --thing gw-2 < password.txt",
      "  ./marram password --gateway https://gateway.example --user admin",
      "",
      "Exit code 0 when it is set, 1 if not, 2 for wrong usage."
    })
public final class PasswordCommand implements Callable<Integer> {

  private final CommandContext context;

  @Mixin private GatewayOptions gateway;

  PasswordCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    KuraAddress address = gateway.address(context);
    PasswordChange change = new PasswordChange(address, gateway.authority());
    if (gateway.isRemote()) {
      var user = gateway.userPassword(context);
      change.change(user, newPassword());
    } else {
      var token = gateway.token(context);
      change.change(token, newPassword());
    }
    context.out().println("The password is set: " + address);
    return 0;
  }

  private String newPassword() {
    String first = read("New password: ");
    if (context.secrets().interactive() && !read("Again: ").equals(first)) {
      throw new CommandFailure("the two passwords differ: nothing is changed");
    }
    return first;
  }

  private String read(String prompt) {
    String text =
        context
            .secrets()
            .read(prompt)
            .orElseThrow(() -> new CommandFailure("there is no new password on standard input"));
    if (text.isBlank()) {
      throw new CommandFailure("the new password is empty: nothing is changed");
    }
    return text;
  }
}
