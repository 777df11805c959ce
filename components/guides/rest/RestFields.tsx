'use client';

import { useTranslations } from 'use-intl';
import type { JsonSchema, OpenApiDocument } from '@/lib/schemas/open-api';
import type { RestField } from './operations';
import { modelsOf, modelsWithin, type ReadModel, readType } from './types-of';

type Schemas = OpenApiDocument['components']['schemas'];

const HEAD = 'text-xs font-medium';

/** A type in words: whether it may be null, and all values of an enumeration. */
function useTypeWords(schemas: Schemas): (schema: JsonSchema) => string {
  const t = useTranslations('guides.api');
  return (schema) => {
    const { name, mayBeNull, values } = readType(schema, schemas);
    return t('typed', {
      type: name,
      nullable: mayBeNull ? 'yes' : 'no',
      values: values.length === 0 ? 'none' : values.join(', '),
    });
  };
}

/** All that a call takes. */
export function TakenFields({ fields, schemas }: { fields: readonly RestField[]; schemas: Schemas }) {
  const t = useTranslations('guides.api');
  const typeWords = useTypeWords(schemas);
  return (
    <div>
      <h4 className={HEAD}>{t('takes')}</h4>
      {fields.length === 0 && <p className="mt-1 text-xs text-secondary">{t('takesNothing')}</p>}
      {fields.length > 0 && (
        <FieldList
          label={t('takes')}
          fields={fields.map(({ name, place, isRequired, schema, caveat }) => {
            const where = t(`places.${place}`);
            const said = isRequired ? t('required', { place: where }) : where;
            return { name, type: typeWords(schema), where: said, caveat };
          })}
        />
      )}
      <Models models={modelsWithin(fields, schemas)} schemas={schemas} />
    </div>
  );
}

/** What is answered, and the models within it. */
export function AnsweredModels({ answer, schemas }: { answer: JsonSchema; schemas: Schemas }) {
  const t = useTranslations('guides.api');
  const typeWords = useTypeWords(schemas);
  return (
    <div>
      <h4 className={HEAD}>{t('answers')}</h4>
      <p className="mt-1 font-mono text-xs wrap-anywhere">{typeWords(answer)}</p>
      <Models models={modelsOf(answer, schemas)} schemas={schemas} />
    </div>
  );
}

/** What nested fields are made of, each with its fields. */
function Models({ models, schemas }: { models: readonly ReadModel[]; schemas: Schemas }) {
  const t = useTranslations('guides.api');
  const typeWords = useTypeWords(schemas);
  return models.map(({ name, fields }) => (
    <div key={name} className="mt-3">
      <p className="text-xs text-secondary wrap-anywhere">{t('modelOf', { model: name })}</p>
      <FieldList
        label={t('modelOf', { model: name })}
        fields={fields.map(([field, schema]) => ({ name: field, type: typeWords(schema), where: null, caveat: '' }))}
      />
    </div>
  ));
}

type Listed = {
  readonly name: string;
  readonly where: string | null;
  readonly type: string;
  /** In English; empty: none. */
  readonly caveat: string;
};

function FieldList({ label, fields }: { label: string; fields: readonly Listed[] }) {
  return (
    <ul aria-label={label} className="mt-1.5 divide-y divide-line rounded-md border border-line text-xs">
      {fields.map(({ name, where, type, caveat }) => (
        <li key={`${where ?? ''} ${name}`} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-1.5">
          <code className="font-mono font-medium wrap-anywhere">{name}</code>
          {where !== null && <span className="text-muted">{where}</span>}
          <span className="min-w-0 text-secondary wrap-anywhere">{type}</span>
          {caveat !== '' && (
            <span lang="en" className="basis-full text-muted wrap-anywhere">
              {caveat}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
