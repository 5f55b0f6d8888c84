final class Driver {
  public static void main(String[] arguments) throws Exception {
    for (String line : new String(System.in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
      String[] parts = line.split("\t", -1);
      Map<String, String> headers = new java.util.HashMap<>();
      for (String pair : parts[1].split("\\|")) {
        if (!pair.isEmpty()) headers.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
      try {
        Webhooks.verify(Base64.getDecoder().decode(parts[0]), headers, List.of(parts[2].split(",")));
        System.out.println("genuine");
      } catch (SignatureException exception) {
        System.out.println("refused");
      }
    }
  }
}
