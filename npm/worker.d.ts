// A module worker; `ontherecord/client` talks to it.
export {};
