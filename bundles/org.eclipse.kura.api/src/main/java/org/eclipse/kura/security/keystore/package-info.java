/** Keys, certificates and revocation lists that a gateway keeps. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
package org.eclipse.kura.security.keystore;
