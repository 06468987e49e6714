package agency_test

import "testing"

func TestIsUnit(t *testing.T) {
	d := directory(t)
	for _, w := range names(t, d) {
		switch w.name {
		case "all agencies": // too general to be told from prose
		default:
			if !d.IsUnit(w.name) {
				t.Errorf("IsUnit(%q) = false", w.name)
			}
		}
	}
	for _, s := range []string{
		"市交通运输局", "合肥海关", "相关企业", "省有关单位", "17个市级帮扶集团牵头单位", "县经信局", "各乡镇人民政府", "各镇(街道)", "税务总局", "教委",
		"国家网信办", "中国人民银行成都分行", "国家外汇管理局四川省分局", "四川大学", "市人民医院", "绵阳市游仙区人民政府", "涪城区人民政府", "省规划和自然资源厅",
		"市委市政府督查室", "省委改革办", "市中小企业协会", "National Institute of Standards and Technology",
	} {
		if !d.IsUnit(s) {
			t.Errorf("IsUnit(%q) = false", s)
		}
	}
}

func TestIsUnitRefuses(t *testing.T) {
	d := directory(t)
	for _, s := range []string{
		"企业主体", "建设", "信息化", "负责", "工作机制", "任务", "市人力资源", "市住房", "省工业", "市发展", "中央", "高", "市文化", "全局", "发展格局",
		"建设数据中心", "市规划", "谁主管", "重点支持十家", "市县两级", "社会", "市粮食", "国家发展", "卫生", "技术创新", "Publish", "data assets", "市场",
		"区域", "省级", "市民", "各项工作", "数据中心", "市级数据中心", "产业布局", "省发展改革委和省商务厅", "市发改委、市经信委", "成立领导小组", "政府",
		"区域协同发展", "杭州", "杭州市", "城市", "市场主体", "企业", "部门", "电信", "移动", "大数据产业", "一网通办", "省市县三级",
	} {
		if d.IsUnit(s) {
			t.Errorf("IsUnit(%q) = true", s)
		}
	}
}

func BenchmarkIsUnit(b *testing.B) {
	d := directory(b)
	b.ReportAllocs()
	for b.Loop() {
		d.IsUnit("市人力资源和社会保障局")
		d.IsUnit("提升协同创新能力")
	}
}
