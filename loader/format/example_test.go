package format_test

import (
	"fmt"

	"github.com/plangraph/plangraph/loader/format"
)

// A web page becomes the text of its article. What belongs to the page alone is handed back as notes.
func ExampleDecode() {
	page := "<html><head><title>工作方案</title></head><body><nav>首页</nav><p>一、主要任务</p><p>（一）建设平台。</p></body></html>"
	d, err := format.Decode("plan.html", []byte(page))
	if err != nil {
		panic(err)
	}
	fmt.Println(d.Format, d.Encoding, d.Title)
	fmt.Println(d.Text)
	// Output:
	// html UTF-8 工作方案
	// 一、主要任务
	// （一）建设平台。
}
