/** Installs and removes deployment packages. Kura exports it from a bundle of the same name. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.eclipse.kura.deployment.agent;
