package convert

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

var officeVersion = regexp.MustCompile(`LibreOffice\S* [0-9.]+`)

func libreOffice(ctx context.Context) *program {
	return find(ctx, "libreoffice-writer-nogui libreoffice-calc-nogui", func(said []byte) string {
		return string(officeVersion.Find(said))
	}, "--version", "soffice", "libreoffice")
}

// settings forbids what a document might make LibreOffice do: run macros and fetch what it links to.
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
</oor:items>
`

// save lets LibreOffice save a file in another format.
func (p *program) save(ctx context.Context, dir string, data []byte, to string) ([]byte, error) {
	profile := filepath.Join(dir, "profile")
	if err := os.MkdirAll(filepath.Join(profile, "user"), 0o700); err != nil {
		return nil, errFailed
	}
	from := map[string]string{"docx": "in.doc", "xlsx": "in.xls"}[to]
	for name, content := range map[string][]byte{from: data, "profile/user/registrymodifications.xcu": []byte(settings)} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			return nil, errFailed
		}
	}
	if _, err := run(ctx, dir, p.path, "-env:UserInstallation=file://"+profile, "--headless", "--norestore", "--nolockcheck", "--convert-to", to, "--outdir", dir, filepath.Join(dir, from)); err != nil {
		return nil, err
	}
	return made(dir, strings.TrimSuffix(from, filepath.Ext(from))+"."+to)
}
