package org.eclipse.kura.configuration;

import org.osgi.annotation.versioning.ProviderType;

/** The value of an attribute of type Password. */
@ProviderType
public class Password {
  private final char[] value;

  public Password(String password) {
    this(password == null ? null : password.toCharArray());
  }

  public Password(char[] password) {
    this.value = password;
  }

  public char[] getPassword() {
    return value;
  }

  /** The text itself, as Kura has it: never log a password. */
  @Override
  public String toString() {
    return new String(value);
  }
}
