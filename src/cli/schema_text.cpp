#include "cli/starter.hpp"

namespace gapcalc::cli {

std::string_view json_schema() {
    // Draft 7: what editors' TOML plugins read.
    return R"json({
  "$schema": "http://json-schema.org/draft-07/schema#",
  "title": "gapcalc",
  "description": "规划目标与实际数据 / goals of a development plan and what was observed",
  "type": "object",
  "properties": {
    "plan": {
      "description": "区分规划的标识 / keeps plans apart that are loaded together",
      "allOf": [{"$ref": "#/definitions/id"}]
    },
    "title": {"description": "标题 / title", "allOf": [{"$ref": "#/definitions/text"}]},
    "source": {
      "description": "数字的出处 / where the figures come from",
      "allOf": [{"$ref": "#/definitions/text"}]
    },
    "lang": {"description": "名称的语言，默认 zh / language of names; zh when left out", "enum": ["zh", "en"]},
    "defaults": {
      "type": "object",
      "description": "本文件的默认值 / for all that stands in this file",
      "properties": {
        "by": {
          "description": "未写期限的目标的期限 / deadline of targets that name none",
          "allOf": [{"$ref": "#/definitions/period"}]
        },
        "from": {
          "description": "没有基期值时的起算期 / where time begins to run without a baseline",
          "allOf": [{"$ref": "#/definitions/period"}]
        }
      },
      "additionalProperties": false
    },
    "group": {
      "type": "array",
      "description": "分组 / headings of a report",
      "items": {"$ref": "#/definitions/group"}
    },
    "indicator": {
      "type": "array",
      "description": "指标 / the indicators",
      "items": {"$ref": "#/definitions/indicator"}
    },
    "entities": {
      "type": "array",
      "description": "对象集，如镇街、行政村 / sets of entities, such as towns and villages",
      "items": {"$ref": "#/definitions/entities"}
    },
    "series": {
      "type": "array",
      "description": "几个指标共用的数据 / data that several indicators share",
      "items": {"$ref": "#/definitions/series"}
    },
    "data": {
      "type": "array",
      "description": "CSV 数据文件 / observations from CSV files",
      "items": {"$ref": "#/definitions/data"}
    },
    "arena": {
      "type": "array",
      "description": "擂台 / league tables of entities",
      "items": {"$ref": "#/definitions/arena"}
    }
  },
  "additionalProperties": false,
  "definitions": {
    "id": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$", "maxLength": 100},
    "text": {
      "oneOf": [
        {"type": "string"},
        {
          "type": "object",
          "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
          "additionalProperties": false,
          "minProperties": 1
        }
      ]
    },
    "period": {
      "description": "2025、2025-H1、2025-Q3、2025-09、2025-09-30",
      "oneOf": [
        {"type": "integer", "minimum": 1900, "maximum": 2199},
        {
          "type": "string",
          "pattern": "^(19|2[01])[0-9]{2}(-(H[12]|S[12]|Q[1-4]|M?(0[1-9]|1[0-2])|(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])))?$"
        }
      ]
    },
    "number": {
      "description": "数字，或带单位的文字，如 \"200亿元\" / a number, or a text with its unit",
      "oneOf": [{"type": "number"}, {"type": "string", "pattern": "^[ \\t]*[+-]?[.]?[0-9]"}]
    },
    "percentage": {"type": "string", "pattern": "^[ \\t]*[+-]?[.]?[0-9][0-9_.]*([eE][+-]?[0-9]+)?[ \\t]*%[ \\t]*$"},
    "observations": {
      "description": "时期 = 数值；或单位名下的时期 = 数值 / period = figure; or by entity",
      "type": "object",
      "patternProperties": {
        "^(19|2[01])[0-9]{2}(-(H[12]|S[12]|Q[1-4]|M?(0[1-9]|1[0-2])|(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])))?$": {"$ref": "#/definitions/figure"}
      },
      "additionalProperties": {"$ref": "#/definitions/figures"}
    },
    "figures": {
      "type": "object",
      "patternProperties": {
        "^(19|2[01])[0-9]{2}(-(H[12]|S[12]|Q[1-4]|M?(0[1-9]|1[0-2])|(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])))?$": {"$ref": "#/definitions/figure"}
      },
      "additionalProperties": false
    },
    "figure": {
      "description": "数值；分步工作写阶段名 / a number; of a milestone its stage",
      "type": ["number", "string"]
    },
    "test": {
      "type": "object",
      "properties": {
        "at_least": {"description": "不低于 / at least this", "allOf": [{"$ref": "#/definitions/number"}]},
        "more_than": {
          "description": "超过，不含本数 / strictly more than this",
          "allOf": [{"$ref": "#/definitions/number"}]
        },
        "at_most": {"description": "不高于 / at most this", "allOf": [{"$ref": "#/definitions/number"}]},
        "less_than": {
          "description": "低于，不含本数 / strictly less than this",
          "allOf": [{"$ref": "#/definitions/number"}]
        },
        "between": {
          "description": "在两数之间，含两端 / within these two, ends included",
          "type": "array",
          "items": {"$ref": "#/definitions/number"},
          "minItems": 2,
          "maxItems": 2
        },
        "stage": {"description": "到这一阶段 / this stage is reached", "type": "string"}
      },
      "additionalProperties": false,
      "oneOf": [
        {"required": ["at_least"]},
        {"required": ["more_than"]},
        {"required": ["at_most"]},
        {"required": ["less_than"]},
        {"required": ["between"]},
        {"required": ["stage"]}
      ]
    },
    "target": {
      "type": "object",
      "description": "目标：写一种比较 / a target: one comparison",
      "properties": {
        "at_least": {"description": "不低于 / at least this", "allOf": [{"$ref": "#/definitions/number"}]},
        "more_than": {
          "description": "超过，不含本数 / strictly more than this",
          "allOf": [{"$ref": "#/definitions/number"}]
        },
        "at_most": {"description": "不高于 / at most this", "allOf": [{"$ref": "#/definitions/number"}]},
        "less_than": {
          "description": "低于，不含本数 / strictly less than this",
          "allOf": [{"$ref": "#/definitions/number"}]
        },
        "between": {
          "description": "在两数之间，含两端 / within these two, ends included",
          "type": "array",
          "items": {"$ref": "#/definitions/number"},
          "minItems": 2,
          "maxItems": 2
        },
        "stage": {"description": "到这一阶段 / this stage is reached", "type": "string"},
        "times_baseline": {
          "description": "基期值的倍数 / this many times the baseline",
          "allOf": [{"$ref": "#/definitions/number"}]
        },
        "rise_by": {
          "description": "比基期增加多少，或百分之几 / baseline plus this, or plus this percentage",
          "allOf": [{"$ref": "#/definitions/number"}]
        },
        "fall_by": {
          "description": "比基期减少多少，或百分之几 / baseline less this, or less this percentage",
          "allOf": [{"$ref": "#/definitions/number"}]
        },
        "grow_per_year": {
          "description": "年均增长百分之几 / growth a year from the baseline",
          "allOf": [{"$ref": "#/definitions/percentage"}]
        },
        "unit": {"description": "本目标数字的单位 / unit of these numbers", "type": "string"},
        "by": {"description": "期限 / deadline", "allOf": [{"$ref": "#/definitions/period"}]},
        "note": {"description": "备注 / note", "allOf": [{"$ref": "#/definitions/text"}]},
        "each_year": {"description": "到期限为止每年都须达到 / holds in every year up to the deadline", "type": "boolean"},
        "assumed": {"description": "期限为推定，原文没有 / the deadline is not in the source", "type": "boolean"}
      },
      "additionalProperties": false,
      "oneOf": [
        {"required": ["at_least"]},
        {"required": ["more_than"]},
        {"required": ["at_most"]},
        {"required": ["less_than"]},
        {"required": ["between"]},
        {"required": ["stage"]},
        {"required": ["times_baseline"]},
        {"required": ["rise_by"]},
        {"required": ["fall_by"]},
        {"required": ["grow_per_year"]},
        {
          "not": {
            "anyOf": [
              {"required": ["at_least"]},
              {"required": ["more_than"]},
              {"required": ["at_most"]},
              {"required": ["less_than"]},
              {"required": ["between"]},
              {"required": ["stage"]},
              {"required": ["times_baseline"]},
              {"required": ["rise_by"]},
              {"required": ["fall_by"]},
              {"required": ["grow_per_year"]}
            ]
          }
        }
      ]
    },
    "group": {
      "type": "object",
      "properties": {
        "id": {"$ref": "#/definitions/id"},
        "name": {"description": "名称 / name", "allOf": [{"$ref": "#/definitions/text"}]}
      },
      "required": ["id"],
      "additionalProperties": false
    },
    "indicator": {
      "type": "object",
      "properties": {
        "id": {"$ref": "#/definitions/id"},
        "name": {"description": "名称 / name", "allOf": [{"$ref": "#/definitions/text"}]},
        "group": {
          "description": "分组的标识 / id of its group",
          "allOf": [{"$ref": "#/definitions/id"}]
        },
        "unit": {"description": "单位 / unit of measure", "type": "string"},
        "note": {"description": "备注 / note", "allOf": [{"$ref": "#/definitions/text"}]},
        "source": {"description": "出处 / source", "allOf": [{"$ref": "#/definitions/text"}]},
        "decimals": {
          "description": "显示几位小数 / digits after the point shown to people",
          "type": "integer",
          "minimum": 0,
          "maximum": 18
        },
        "step": {
          "description": "最少增减多少；0 为连续 / least amount by which it changes; 0: any",
          "allOf": [{"$ref": "#/definitions/number"}]
        },
        "kind": {
          "description": "stock 时点数；year_to_date 当年累计；per_period 每期数；milestone 分步工作 / a level at a date; a running total since 1 January; an amount in the period; work in stages",
          "enum": ["stock", "year_to_date", "per_period", "milestone"]
        },
        "attribute": {
          "description": "binding 约束性；expected 预期性（默认） / binding, or expected (when left out)",
          "enum": ["binding", "expected"]
        },
        "baseline": {
          "description": "基期：时期和数值，或数据中的时期 / period and value, or a period of the observations",
          "oneOf": [
            {"$ref": "#/definitions/period"},
            {
              "type": "object",
              "properties": {
                "at": {"description": "时期 / period", "allOf": [{"$ref": "#/definitions/period"}]},
                "value": {"description": "数值 / value", "allOf": [{"$ref": "#/definitions/number"}]},
                "unit": {"description": "单位 / unit of the value", "type": "string"}
              },
              "required": ["at"],
              "additionalProperties": false
            }
          ]
        },
        "target": {
          "description": "目标 / the target",
          "oneOf": [
            {"$ref": "#/definitions/target"},
            {"type": "array", "items": {"$ref": "#/definitions/target"}}
          ]
        },
        "targets": {
          "description": "不同期限的几个目标 / targets with different deadlines",
          "oneOf": [
            {"$ref": "#/definitions/target"},
            {"type": "array", "items": {"$ref": "#/definitions/target"}}
          ]
        },
        "observations": {"$ref": "#/definitions/observations"},
        "series": {
          "description": "取用哪个 series 的数据 / id of the series to take figures from",
          "allOf": [{"$ref": "#/definitions/id"}]
        },
        "over": {
          "description": "对象集的标识 / id of the set that its entities belong to",
          "allOf": [{"$ref": "#/definitions/id"}]
        },
        "measure": {
          "description": "各单位怎样合成一个数 / how entities become one number",
          "enum": ["sum", "mean", "min", "max", "count", "value"]
        },
        "where": {
          "description": "数哪些单位 / the test that an entity must pass to be counted",
          "allOf": [{"$ref": "#/definitions/test"}]
        },
        "among": {
          "description": "只看哪些单位 / restricts the entities",
          "type": "object",
          "properties": {
            "series": {
              "description": "按哪个 series 判断 / the series to look at",
              "allOf": [{"$ref": "#/definitions/id"}]
            },
            "at_least": {"description": "不低于 / at least this", "allOf": [{"$ref": "#/definitions/number"}]},
            "more_than": {
              "description": "超过，不含本数 / strictly more than this",
              "allOf": [{"$ref": "#/definitions/number"}]
            },
            "at_most": {"description": "不高于 / at most this", "allOf": [{"$ref": "#/definitions/number"}]},
            "less_than": {
              "description": "低于，不含本数 / strictly less than this",
              "allOf": [{"$ref": "#/definitions/number"}]
            },
            "between": {
              "description": "在两数之间，含两端 / within these two, ends included",
              "type": "array",
              "items": {"$ref": "#/definitions/number"},
              "minItems": 2,
              "maxItems": 2
            },
            "stage": {"description": "到这一阶段 / this stage is reached", "type": "string"}
          },
          "required": ["series"],
          "additionalProperties": false,
          "oneOf": [
            {"required": ["at_least"]},
            {"required": ["more_than"]},
            {"required": ["at_most"]},
            {"required": ["less_than"]},
            {"required": ["between"]},
            {"required": ["stage"]}
          ]
        },
        "stages": {
          "type": "array",
          "description": "依次的各阶段 / the stages, in order",
          "items": {"$ref": "#/definitions/text"},
          "minItems": 2,
          "maxItems": 100,
          "uniqueItems": true
        },
        "limits": {
          "description": "取值范围，如 [0, 100] / figures lie within these two",
          "type": "array",
          "items": {"$ref": "#/definitions/number"},
          "minItems": 2,
          "maxItems": 2
        },
        "entity_targets": {
          "description": "目标分解：单位 = 数值 / the goal split over entities",
          "type": "object",
          "additionalProperties": {"$ref": "#/definitions/number"}
        }
      },
      "required": ["id"],
      "additionalProperties": false,
      "not": {"required": ["target", "targets"]}
    },
    "entities": {
      "type": "object",
      "properties": {
        "id": {"$ref": "#/definitions/id"},
        "name": {"description": "名称 / name", "allOf": [{"$ref": "#/definitions/text"}]},
        "unit": {
          "description": "量词，默认“个” / unit of a count of them",
          "allOf": [{"$ref": "#/definitions/text"}]
        },
        "count": {"description": "共有几个 / how many exist, named or not", "type": "integer", "minimum": 0, "maximum": 100000000},
        "within": {
          "description": "上一级对象集的标识 / id of the set that they lie in",
          "allOf": [{"$ref": "#/definitions/id"}]
        },
        "members": {
          "type": "array",
          "description": "各单位 / the entities",
          "items": {
            "oneOf": [
              {"type": "string"},
              {
                "type": "object",
                "properties": {
                  "id": {"$ref": "#/definitions/id"},
                  "name": {"description": "名称 / name", "allOf": [{"$ref": "#/definitions/text"}]},
                  "in": {"description": "所属上一级 / the one it lies in", "type": "string"}
                },
                "anyOf": [{"required": ["id"]}, {"required": ["name"]}],
                "additionalProperties": false
              }
            ]
          }
        }
      },
      "required": ["id"],
      "additionalProperties": false
    },
    "series": {
      "type": "object",
      "properties": {
        "id": {"$ref": "#/definitions/id"},
        "name": {"description": "名称 / name", "allOf": [{"$ref": "#/definitions/text"}]},
        "unit": {"description": "单位 / unit of measure", "type": "string"},
        "kind": {
          "description": "stock 时点数；year_to_date 当年累计；per_period 每期数；milestone 分步工作 / a level at a date; a running total since 1 January; an amount in the period; work in stages",
          "enum": ["stock", "year_to_date", "per_period", "milestone"]
        },
        "over": {
          "description": "对象集的标识 / id of the set that its entities belong to",
          "allOf": [{"$ref": "#/definitions/id"}]
        },
        "stages": {
          "type": "array",
          "description": "依次的各阶段 / the stages, in order",
          "items": {"$ref": "#/definitions/text"},
          "minItems": 2,
          "maxItems": 100,
          "uniqueItems": true
        },
        "limits": {
          "description": "取值范围，如 [0, 100] / figures lie within these two",
          "type": "array",
          "items": {"$ref": "#/definitions/number"},
          "minItems": 2,
          "maxItems": 2
        },
        "note": {"description": "备注 / note", "allOf": [{"$ref": "#/definitions/text"}]},
        "source": {"description": "出处 / source", "allOf": [{"$ref": "#/definitions/text"}]},
        "observations": {"$ref": "#/definitions/observations"}
      },
      "required": ["id", "over"],
      "additionalProperties": false
    },
    "data": {
      "type": "object",
      "properties": {
        "file": {"description": "CSV 文件，与本文件同处 / the CSV file, beside this one", "type": "string"},
        "series": {"description": "哪个 series 或指标的数据 / whose figures these are", "type": "string"},
        "layout": {
          "description": "long 一行一数；wide 一列一时期 / a row a figure, or a column a period",
          "enum": ["long", "wide"]
        },
        "columns": {
          "description": "各列的表头 / headings of the columns",
          "type": "object",
          "properties": {
            "series": {"type": "string"},
            "entity": {"type": "string"},
            "period": {"type": "string"},
            "value": {"type": "string"},
            "unit": {"type": "string"}
          },
          "additionalProperties": false
        },
        "encoding": {"description": "编码，缺省 utf-8 / encoding; recognised when left out", "type": "string"},
        "skip_rows": {"description": "表头之上有几行 / lines above the heading", "type": "integer", "minimum": 0, "maximum": 1000000},
        "skip": {
          "type": "array",
          "description": "不读的单位，如“合计” / entities that are totals",
          "items": {"type": "string"}
        }
      },
      "required": ["file"],
      "additionalProperties": false
    },
    "arena": {
      "type": "object",
      "properties": {
        "id": {"$ref": "#/definitions/id"},
        "name": {"description": "名称 / name", "allOf": [{"$ref": "#/definitions/text"}]},
        "over": {
          "description": "对象集的标识 / id of the set that competes",
          "allOf": [{"$ref": "#/definitions/id"}]
        },
        "cap": {
          "description": "单项最多得分，如 \"120%\" / most that one indicator can earn",
          "allOf": [{"$ref": "#/definitions/percentage"}]
        },
        "indicators": {
          "type": "array",
          "description": "指标与权重 / indicators and weights",
          "items": {
            "type": "object",
            "properties": {
              "id": {
                "description": "指标的标识 / id of the indicator",
                "allOf": [{"$ref": "#/definitions/id"}]
              },
              "weight": {"description": "权重 / weight", "allOf": [{"$ref": "#/definitions/number"}]}
            },
            "required": ["id", "weight"],
            "additionalProperties": false
          },
          "minItems": 1
        }
      },
      "required": ["id", "over", "indicators"],
      "additionalProperties": false
    }
  }
}
)json";
}

} // namespace gapcalc::cli
