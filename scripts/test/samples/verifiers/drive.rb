$stdin.each_line(chomp: true) do |line|
  body, names, secrets = line.split("\t", -1)
  headers = names.split("|").to_h { |pair| pair.split("=", 2) }
  begin
    verify(body.unpack1("m0"), headers, secrets.split(","))
    puts "genuine"
  rescue ArgumentError
    puts "refused"
  end
end
