while (($line = fgets(STDIN)) !== false) {
    [$body, $names, $secrets] = explode("\t", rtrim($line, "\n"));
    $headers = [];
    foreach (array_filter(explode('|', $names)) as $pair) {
        [$name, $value] = explode('=', $pair, 2);
        $headers[$name] = $value;
    }
    try {
        verify(base64_decode($body), $headers, explode(',', $secrets));
        echo "genuine\n";
    } catch (RuntimeException $exception) {
        echo "refused\n";
    }
}
