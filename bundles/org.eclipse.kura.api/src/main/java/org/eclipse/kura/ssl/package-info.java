/** TLS with the gateway's own keys and trust. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.1.0")
package org.eclipse.kura.ssl;
