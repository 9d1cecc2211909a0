/** An application that names the client and nothing that the client is made of. */
module co.datacue.examples.modular {
  requires co.datacue.client;
}
