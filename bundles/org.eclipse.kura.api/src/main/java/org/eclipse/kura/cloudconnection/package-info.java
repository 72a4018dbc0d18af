/** Connections to a cloud: the endpoint that publishers and subscribers share. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.eclipse.kura.cloudconnection;
