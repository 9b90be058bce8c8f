# shellcheck shell=bash
# TLS: a certificate that the county has, or for trials one of an authority made here. Sourced by scripts/run.
#
# The authority of a trial may vouch for one name only (name constraints, critical): whoever gets hold of its key cannot pass for any other
# address on the phones that trust it. Its key stays in the data folder, readable by its owner alone.

TLS_DIR='' TLS_CERT='' TLS_KEY='' TLS_CA=''

# pem_file FILE: a readable PEM file as an absolute path.
pem_file() {
  [[ -r $1 ]] && grep -q -- '-----BEGIN' "$1" || die "不是可读的 PEM 文件:$1" "Not a readable PEM file: $1"
  absolute "$1"
}

# own_certificate CERT KEY: the two belong together.
own_certificate() {
  TLS_CERT=$(pem_file "$1") TLS_KEY=$(pem_file "$2")
  command -v openssl >/dev/null || return 0
  [[ $(openssl x509 -in "$TLS_CERT" -noout -pubkey 2>/dev/null) == "$(openssl pkey -in "$TLS_KEY" -pubout 2>/dev/null)" ]] ||
    die "证书和私钥不是一对(或私钥带口令):$1 $2" "Certificate and key do not belong together (or the key has a password): $1 $2"
  openssl x509 -in "$TLS_CERT" -noout -checkend 0 >/dev/null || die "证书已过期:$1" "The certificate has expired: $1"
}

is_address() { [[ $1 =~ ^[0-9]{1,3}(\.[0-9]{1,3}){3}$ ]]; }

valid_name() {
  is_address "$1" || [[ $1 =~ ^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$ ]]
}

# constraints NAME: what the trial's authority may vouch for.
constraints() {
  if is_address "$1"; then
    echo "critical,permitted;IP:$1/255.255.255.255,permitted;DNS:none.invalid,excluded;IP:0:0:0:0:0:0:0:0/0:0:0:0:0:0:0:0"
  else
    echo "critical,permitted;DNS:$1,excluded;IP:0.0.0.0/0.0.0.0,excluded;IP:0:0:0:0:0:0:0:0/0:0:0:0:0:0:0:0"
  fi
}

# trial_authority NAME: makes it once; for another name anew, which the phones must then be told of.
trial_authority() {
  [[ ! -s $TLS_DIR/ca.crt || ! -s $TLS_DIR/ca.key || $(cat "$TLS_DIR/name" 2>/dev/null) != "$1" ]] ||
    ! openssl x509 -in "$TLS_DIR/ca.crt" -noout -checkend $((40 * 86400)) >/dev/null || return 0
  rm -f "$TLS_DIR"/{server.crt,server.key}
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -days 730 -subj "/CN=MuMap trial $1" \
    -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign' \
    -addext "nameConstraints=$(constraints "$1")" -keyout "$TLS_DIR/ca.key" -out "$TLS_DIR/ca.crt" 2>/dev/null
  echo "$1" >"$TLS_DIR/name"
}

# trial_certificate NAME: signed by the authority for 90 days, anew when fewer than 30 are left.
trial_certificate() {
  local kind=DNS
  ! is_address "$1" || kind=IP
  [[ ! -s $TLS_DIR/server.crt || ! -s $TLS_DIR/server.key ]] ||
    ! openssl x509 -in "$TLS_DIR/server.crt" -noout -checkend $((30 * 86400)) >/dev/null || return 0
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/O=MuMap trial" \
    -keyout "$TLS_DIR/server.key" -out "$TLS_DIR/server.csr" 2>/dev/null
  openssl x509 -req -in "$TLS_DIR/server.csr" -CA "$TLS_DIR/ca.crt" -CAkey "$TLS_DIR/ca.key" -CAcreateserial -sha256 -days 90 \
    -extfile <(printf '%s\n' "subjectAltName=$kind:$1" 'basicConstraints=critical,CA:FALSE' 'keyUsage=critical,digitalSignature' \
      'extendedKeyUsage=serverAuth') -out "$TLS_DIR/server.crt" 2>/dev/null
  rm -f "$TLS_DIR/server.csr"
}

# trial NAME DIR: authority and certificate in that folder.
trial() {
  command -v openssl >/dev/null || die "缺少 openssl;请执行:apt-get install openssl" "openssl is missing; run: apt-get install openssl"
  TLS_DIR=$2
  (umask 077 && mkdir -p "$TLS_DIR")
  chmod 700 "$TLS_DIR"
  (umask 077 && trial_authority "$1" && trial_certificate "$1") ||
    die "试用证书没有做成,请看 $TLS_DIR" "The trial's certificate could not be made; see $TLS_DIR"
  chmod 600 "$TLS_DIR"/*.key
  TLS_CERT=$TLS_DIR/server.crt TLS_KEY=$TLS_DIR/server.key TLS_CA=$TLS_DIR/ca.crt
}

# authority_print FILE: the SHA-256 that a person compares before trusting.
authority_print() { openssl x509 -in "$1" -noout -fingerprint -sha256 | sed 's/.*=//'; }
