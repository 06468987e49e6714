package agency_test

import (
	"strings"
	"testing"

	"github.com/plangraph/plangraph/graph"
)

// chain is a place and what it lies in: 杭州市 < 浙江省 < 中国.
func chain(j *graph.Jurisdiction) string {
	var names []string
	for ; j != nil; j = j.Parent {
		names = append(names, j.Name)
	}
	return strings.Join(names, " < ")
}

func TestJurisdiction(t *testing.T) {
	d := directory(t)
	for name, want := range map[string]string{
		"杭州": "杭州市 < 浙江省 < 中国", "杭州市": "杭州市 < 浙江省 < 中国", "hangzhou": "杭州市 < 浙江省 < 中国", "Hangzhou": "杭州市 < 浙江省 < 中国",
		"浙江省": "浙江省 < 中国", "重庆": "重庆市 < 中国", "吉林": "吉林省 < 中国", "吉林市": "吉林市 < 吉林省 < 中国", "广西": "广西壮族自治区 < 中国",
		"内蒙古": "内蒙古自治区 < 中国", "湘西州": "湘西土家族苗族自治州 < 湖南省 < 中国", "大兴安岭": "大兴安岭地区 < 黑龙江省 < 中国",
		"海西": "海西蒙古族藏族自治州 < 青海省 < 中国", "国家": "中国", "全国": "中国", "China": "中国", "USA": "United States", "余杭区": "", "云计算": "",
	} {
		if got := chain(d.Jurisdiction(name)); got != want {
			t.Errorf("Jurisdiction(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestJurisdictionIn(t *testing.T) {
	d := directory(t)
	for s, want := range map[string]string{
		"杭州市国家下一代互联网示范城市建设工作方案":               "杭州市 < 浙江省 < 中国",
		"智慧咸宁建设行动计划(2016-2017年)":              "咸宁市 < 湖北省 < 中国",
		"上海市推进智慧城市建设2011-2013年行动计划":           "上海市 < 中国",
		"咸宁市人民政府办公室":                          "咸宁市 < 湖北省 < 中国",
		"湖北省咸宁市人民政府":                          "咸宁市 < 湖北省 < 中国",
		"重庆市江北区人民政府":                          "江北区 < 重庆市 < 中国",
		"杭州市余杭区“十四五”规划":                       "余杭区 < 杭州市 < 浙江省 < 中国",
		"上海市社区服务方案":                           "上海市 < 中国",
		"贵州省黔南布依族苗族自治州方案":                     "黔南布依族苗族自治州 < 贵州省 < 中国",
		"国务院关于促进综合保税区发展的意见":                   "中国",
		"桐庐县人民政府":                             "桐庐县 < 杭州市 < 浙江省 < 中国",
		"皖开放办":                                "安徽省 < 中国",
		"杭政办函":                                "杭州市 < 浙江省 < 中国",
		"甬政发":                                 "宁波市 < 浙江省 < 中国",
		"黔府发":                                 "贵州省 < 中国",
		"渝府发":                                 "重庆市 < 中国",
		"国办发":                                 "中国",
		"咸政办发":                                "", // 咸宁 or 咸阳
		"宁政发":                                 "", // 宁夏 or 南京
		"关于推进工作的通知":                           "",
		"推进智慧城市建设":                            "",
		"阿里巴巴云计算平台":                           "", // 阿里 is a prefecture, and more often a word
		"维护社会长治久安":                            "",
		"Smart City Plan of Hangzhou":         "杭州市 < 浙江省 < 中国",
		"United States Federal Data Strategy": "United States",
		"Data Strategy":                       "",
	} {
		if got := chain(d.JurisdictionIn(s)); got != want {
			t.Errorf("JurisdictionIn(%q) = %q, want %q", s, got, want)
		}
	}
}
