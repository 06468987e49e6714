package extract

import (
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

func TestColumnDate(t *testing.T) {
	for s, want := range map[string]string{
		"2024": "2024", "End of 2024": "2024", "by end-2024": "2024", "Mid 2023": "2023", "FY 2025": "2025", "2023-2025": "2025",
		"Q4 2025": "2025-12", "2025 Q1": "2025-03", "2022.12": "2022-12", "2022/6": "2022-06", "第三季度": "2022-09", "四季度": "2022-12",
		"June 30, 2024": "2024-06-30", "2022年12月底前完成": "2022-12", "6月底前": "2022-06", "年底前": "2022",
		"Ongoing": "", "长期坚持": "", "2022.13": "", "FY2025-26": "", "within 6 months": "", "2022年6月启动，2023年6月完成": "",
	} {
		if got := ColumnDate(doc.NewText(s, graph.Span{End: len(s)}), 2022).String(); got != want {
			t.Errorf("%s is %q, want %q", s, got, want)
		}
	}
}
